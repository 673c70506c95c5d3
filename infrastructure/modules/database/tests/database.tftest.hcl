mock_provider "aws" {
  mock_resource "aws_db_instance" {
    defaults = {
      address            = "delightful-shop-dev.abc.us-east-1.rds.amazonaws.com"
      master_user_secret = [{ secret_arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds-AbCdEf", secret_status = "active", kms_key_id = "key" }]
    }
  }
}

variables {
  name    = "delightful-shop-dev"
  network = { vpc_id = "vpc-0123", subnet_ids = ["subnet-a", "subnet-b"] }
  clients = { shop = "sg-0123" }
}

run "the_example_makes_what_the_inventory_lists" {
  command = plan

  module {
    source = "./tests/example"
  }
}

run "it_is_encrypted_private_and_protected_by_default" {
  command = plan

  assert {
    condition     = aws_db_instance.this.storage_encrypted && !aws_db_instance.this.publicly_accessible && aws_db_instance.this.deletion_protection
    error_message = "unsafe defaults"
  }

  assert {
    condition     = aws_db_instance.this.backup_retention_period == 7 && !aws_db_instance.this.skip_final_snapshot && aws_db_instance.this.copy_tags_to_snapshot
    error_message = "a database without backups or a last snapshot"
  }
}

run "the_password_is_made_by_rds_and_is_nowhere_in_terraform" {
  command = plan

  assert {
    condition     = aws_db_instance.this.manage_master_user_password && aws_db_instance.this.password == null
    error_message = "Terraform knows a password"
  }
}

run "a_client_gets_the_place_as_plain_text_and_the_password_as_a_secret" {
  assert {
    condition = output.environment == {
      DATABASE_HOST       = "delightful-shop-dev.abc.us-east-1.rds.amazonaws.com"
      DATABASE_PORT       = "5432"
      DATABASE_NAME       = "app"
      DATABASE_SECRET_ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds-AbCdEf"
    }
    error_message = "unexpected environment"
  }

  assert {
    condition     = output.secrets.DATABASE_PASSWORD == "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds-AbCdEf:password::"
    error_message = "unexpected secret"
  }

  assert {
    condition     = output.permissions[0].Resource == ["arn:aws:secretsmanager:us-east-1:123456789012:secret:rds-AbCdEf"]
    error_message = "a client may read something else"
  }
}

run "only_clients_reach_it" {
  command = plan

  assert {
    condition     = [for rule in aws_vpc_security_group_ingress_rule.client : [rule.referenced_security_group_id, rule.from_port, rule.to_port]] == [["sg-0123", 5432, 5432]]
    error_message = "it can be reached from elsewhere"
  }
}

run "the_last_snapshot_has_a_name_that_no_other_has" {
  assert {
    condition     = can(regex("^delightful-shop-dev-last-[0-9]{14}$", aws_db_instance.this.final_snapshot_identifier))
    error_message = "a second database of this name could not be deleted"
  }
}

run "its_log_is_kept_for_a_time_and_not_for_ever" {
  command = plan

  assert {
    condition     = aws_cloudwatch_log_group.this.name == "/aws/rds/instance/delightful-shop-dev/postgresql" && aws_cloudwatch_log_group.this.retention_in_days == 30
    error_message = "RDS would make the group itself, without an end"
  }
}

run "backups_cannot_be_turned_off" {
  command = plan

  variables {
    backup = { retention_days = 0 }
  }

  expect_failures = [var.backup]
}

run "a_version_that_does_not_ask_for_encryption_is_refused" {
  command = plan

  variables {
    engine_version = "14"
  }

  expect_failures = [var.engine_version]
}

run "a_single_zone_is_refused" {
  command = plan

  variables {
    network = { vpc_id = "vpc-0123", subnet_ids = ["subnet-a"] }
  }

  expect_failures = [var.network]
}

run "storage_without_room_to_grow_is_refused" {
  command = plan

  variables {
    size = { storage_gib = 100, most_storage_gib = 105 }
  }

  expect_failures = [var.size]
}

run "a_reserved_name_of_a_user_is_refused" {
  command = plan

  variables {
    username = "postgres"
  }

  expect_failures = [var.username]
}
