# Of a module's example and the output of `terraform test -verbose`: how many resources of each type the module makes there, and the
# settings that keep them safe. The example's first module is the one that is tested; what stands around it is not counted.
BEGIN {
  safe = "^(acl_name|at_rest_encryption_enabled|backup_retention_period|billing_mode|block_public_acls|block_public_policy|" \
    "compute_platform|deletion_protection|deletion_protection_enabled|deployment_option|drop_invalid_header_fields|encrypted|" \
    "force_destroy|ignore_public_acls|image_tag_mutability|internal|kms_master_key_id|manage_master_user_password|object_ownership|" \
    "privileged_mode|publicly_accessible|restrict_public_buckets|retention_in_days|rollback|scan_on_push|skip_destroy|" \
    "skip_final_snapshot|snapshot_retention_limit|sqs_managed_sse_enabled|sse_algorithm|storage_encrypted|tls_enabled|" \
    "transit_encryption_enabled)$"
}

FNR == NR {
  if (module == "" && $1 == "module") module = "module." substr($2, 2, length($2) - 2) "."
  next
}

/^  run "/ { listed = /"the_example_makes_what_the_inventory_lists"/ }
!listed { next }

/^  # .* will be created$/ {
  address = index($2, module) == 1 ? substr($2, length(module) + 1) : ""
  if (address != "") count[substr(address, 1, index(address, ".") - 1)]++
}
/^    }$/ { address = "" }
address != "" && $1 == "+" && $3 == "=" && $2 ~ safe && !/known after apply/ { print address, $2, "=", $4 }

END { for (type in count) print type, count[type] }
