# Run with the settings of every environment: test.sh gives them as a file of variables.
mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws", dns_suffix = "amazonaws.com" }
  }

  mock_data "aws_region" {
    defaults = { name = "us-east-1" }
  }
}

run "a_service_can_be_planned_with_what_it_records" {
  assert {
    condition = jsonencode(sort(keys(output.foundation))) == jsonencode([
      "alb_arn", "alb_dns_name", "alb_security_group_id", "assign_public_ip", "cluster_arn", "cluster_name", "data_subnet_ids",
      "permissions_boundary_arn", "registry_url", "subnet_ids", "vpc_id",
    ])
    error_message = "service/foundation.tf has other variables"
  }

  assert {
    condition     = jsondecode(aws_s3_object.foundation.content) == output.foundation && aws_s3_object.foundation.key == "outputs/${var.environment}/foundation.tfvars.json"
    error_message = "something else is recorded"
  }
}

run "data_stands_in_subnets_that_nobody_reaches_from_outside" {
  assert {
    condition     = toset(output.foundation.data_subnet_ids) == toset(module.network.private_subnet_ids)
    error_message = "a database would stand in a public subnet"
  }
}

run "an_environment_whose_logs_would_be_those_of_the_builds_is_refused" {
  command = plan

  variables {
    environment = "builds"
  }

  expect_failures = [var.environment]
}
