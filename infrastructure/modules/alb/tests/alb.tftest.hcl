mock_provider "aws" {}

variables {
  name = "delightful-dev"
  network = {
    vpc_id     = "vpc-0123"
    cidr_block = "10.20.0.0/16"
    subnet_ids = ["subnet-a", "subnet-b"]
  }
}

run "the_example_makes_what_the_inventory_lists" {
  command = plan

  module {
    source = "./tests/example"
  }
}

run "it_reaches_targets_only_inside_the_network" {
  command = plan

  assert {
    condition     = aws_vpc_security_group_egress_rule.targets.cidr_ipv4 == "10.20.0.0/16"
    error_message = "the way out is wider than the network"
  }
}

run "it_is_public_and_drops_malformed_headers_by_default" {
  command = plan

  assert {
    condition     = !aws_lb.this.internal && aws_lb.this.drop_invalid_header_fields
    error_message = "unexpected defaults"
  }

  assert {
    condition     = length(aws_lb.this.access_logs) == 0
    error_message = "access logs were asked of no bucket"
  }
}

run "access_logs_go_to_the_bucket_that_is_named" {
  command = plan

  variables {
    access_log_bucket = "logs"
  }

  assert {
    condition     = aws_lb.this.access_logs[0].bucket == "logs" && aws_lb.this.access_logs[0].enabled
    error_message = "access logs are not on"
  }
}

run "a_single_subnet_is_refused" {
  command = plan

  variables {
    network = {
      vpc_id     = "vpc-0123"
      cidr_block = "10.20.0.0/16"
      subnet_ids = ["subnet-a"]
    }
  }

  expect_failures = [var.network]
}
