mock_provider "aws" {}

variables {
  name               = "delightful-dev"
  cidr_block         = "10.20.0.0/16"
  availability_zones = ["us-east-1a", "us-east-1b"]
}

run "the_example_makes_what_the_inventory_lists" {
  command = plan

  module {
    source = "./tests/example"
  }
}

run "every_zone_has_a_public_and_a_private_subnet_that_do_not_overlap" {
  command = plan

  assert {
    condition     = length(aws_subnet.public) == 2 && length(aws_subnet.private) == 2
    error_message = "expected one public and one private subnet per zone"
  }

  assert {
    condition     = length(distinct(concat([for s in aws_subnet.public : s.cidr_block], [for s in aws_subnet.private : s.cidr_block]))) == 4
    error_message = "two subnets share a range"
  }
}

run "without_nat_nothing_is_billed_by_the_hour_and_tasks_run_in_public_subnets" {
  assert {
    condition     = length(aws_nat_gateway.this) == 0 && length(aws_eip.nat) == 0
    error_message = "a gateway was made that nobody asked for"
  }

  assert {
    condition     = output.tasks_need_public_ip && toset(output.task_subnet_ids) == toset(output.public_subnet_ids)
    error_message = "tasks without a NAT must stand in public subnets"
  }
}

run "a_single_nat_serves_the_private_subnets_of_all_zones" {
  variables {
    nat = "single"
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 1 && length(aws_route_table_association.private) == 2
    error_message = "expected one gateway behind two private subnets"
  }

  assert {
    condition     = !output.tasks_need_public_ip && toset(output.task_subnet_ids) == toset(output.private_subnet_ids)
    error_message = "tasks with a NAT must stand in private subnets"
  }
}

run "the_default_security_group_lets_nothing_through" {
  assert {
    condition     = length(aws_default_security_group.this.ingress) == 0 && length(aws_default_security_group.this.egress) == 0
    error_message = "the default group has rules"
  }
}

run "a_single_zone_is_refused" {
  command = plan

  variables {
    availability_zones = ["us-east-1a"]
  }

  expect_failures = [var.availability_zones]
}

run "an_unknown_way_out_is_refused" {
  command = plan

  variables {
    nat = "both"
  }

  expect_failures = [var.nat]
}
