mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_region" {
    defaults = { name = "us-east-1" }
  }

  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::bucket" }
  }

  mock_resource "aws_efs_file_system" {
    defaults = { arn = "arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-01" }
  }
}

variables {
  name = "delightful-shop-dev"
}

run "the_example_makes_what_the_inventory_lists" {
  command = plan

  module {
    source = "./tests/example"
  }
}

run "the_bucket_is_closed_encrypted_and_versioned" {
  command = plan

  assert {
    condition     = alltrue([for block in [aws_s3_bucket_public_access_block.this] : block.block_public_acls && block.block_public_policy && block.ignore_public_acls && block.restrict_public_buckets])
    error_message = "the bucket may become public"
  }

  assert {
    condition     = aws_s3_bucket_versioning.this.versioning_configuration[0].status == "Enabled" && aws_s3_bucket_ownership_controls.this.rule[0].object_ownership == "BucketOwnerEnforced"
    error_message = "objects can be lost, or belong to others"
  }

  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default).sse_algorithm == "aws:kms"
    error_message = "objects are not encrypted"
  }
}

run "the_name_carries_account_and_region" {
  command = plan

  assert {
    condition     = aws_s3_bucket.this.bucket == "delightful-shop-dev-123456789012-us-east-1"
    error_message = "unexpected name"
  }
}

run "a_bucket_alone_makes_no_file_system" {
  assert {
    condition     = length(aws_efs_file_system.this) == 0 && length(aws_efs_file_system_policy.this) == 0 && output.file_system == null && length(output.permissions) == 2
    error_message = "a file system was made that nobody asked for"
  }
}

run "a_file_system_is_encrypted_backed_up_and_mounted_only_by_clients_through_its_access_point" {
  variables {
    file_system = {
      vpc_id     = "vpc-0123"
      subnet_ids = { a = "subnet-a", b = "subnet-b" }
      clients    = { shop = "sg-0123" }
    }
  }

  assert {
    condition     = aws_efs_file_system.this["this"].encrypted && aws_efs_backup_policy.this["this"].backup_policy[0].status == "ENABLED" && length(aws_efs_mount_target.this) == 2
    error_message = "unsafe defaults"
  }

  assert {
    condition     = [for rule in aws_vpc_security_group_ingress_rule.file_system : [rule.referenced_security_group_id, rule.from_port]] == [["sg-0123", 2049]]
    error_message = "it can be mounted from elsewhere"
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_efs_file_system_policy.this["this"].policy).Statement :
      statement.Effect == "Deny" || try(statement.Condition.StringEquals["elasticfilesystem:AccessPointArn"], "") != ""
    ])
    error_message = "it can be mounted around its access point"
  }
}

run "a_root_user_is_refused" {
  command = plan

  variables {
    file_system = { vpc_id = "vpc-0123", subnet_ids = { a = "subnet-a" }, user_id = 0 }
  }

  expect_failures = [var.file_system]
}

run "zero_days_keep_every_version" {
  command = plan

  variables {
    old_version_days = 0
  }

  assert {
    condition     = length(aws_s3_bucket_lifecycle_configuration.this) == 0
    error_message = "something still expires"
  }
}

run "a_name_that_is_too_long_for_a_bucket_is_refused" {
  command = plan

  variables {
    name = "delightful-a-name-of-many-words-that-goes-on-and-on-dev"
  }

  expect_failures = [aws_s3_bucket.this]
}
