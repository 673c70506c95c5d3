mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_region" {
    defaults = { name = "us-east-1" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/delightful-web-app-dev-task" }
  }

  mock_resource "aws_lb_target_group" {
    defaults = { arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web-app-dev/01" }
  }

  mock_resource "aws_lb_listener" {
    defaults = { arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/delightful-dev/0a/1a" }
  }

  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:us-east-1:123456789012:log-group:/delightful/dev/web-app" }
  }
}

variables {
  service     = "web-app"
  environment = "dev"
  image = {
    repository_url = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web-app"
    digest         = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    tag            = "v1"
  }
  container = { port = 5000 }
  listeners = { production_port = 8080, test_port = 9080 }
  platform = {
    vpc_id                          = "vpc-0123"
    subnet_ids                      = ["subnet-a", "subnet-b"]
    assign_public_ip                = false
    cluster_arn                     = "arn:aws:ecs:us-east-1:123456789012:cluster/delightful-dev"
    cluster_name                    = "delightful-dev"
    load_balancer_arn               = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/delightful-dev/0a"
    load_balancer_security_group_id = "sg-0123"
  }
}

run "the_example_makes_what_the_inventory_lists" {
  command = plan

  module {
    source = "./tests/example"
  }
}

run "the_image_is_pulled_by_digest_and_called_by_tag" {
  assert {
    condition     = jsondecode(aws_ecs_task_definition.this.container_definitions)[0].image == "123456789012.dkr.ecr.us-east-1.amazonaws.com/web-app@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    error_message = "the image is not named by its digest"
  }

  assert {
    condition = {
      for variable in jsondecode(aws_ecs_task_definition.this.container_definitions)[0].environment : variable.name => variable.value
    } == { IMAGE_TAG = "v1", PORT = "5000" }
    error_message = "the task is not told its tag and port"
  }
}

run "old_task_definitions_stay_registered" {
  command = plan

  assert {
    condition     = aws_ecs_task_definition.this.skip_destroy
    error_message = "an apply would deregister what may be running"
  }
}

run "code_deploy_rolls_it_out_from_blue_with_green_behind_the_test_listener" {
  assert {
    condition     = aws_ecs_service.this.deployment_controller[0].type == "CODE_DEPLOY"
    error_message = "ECS itself would roll it out"
  }

  assert {
    condition     = length(aws_lb_target_group.this) == 2 && aws_lb_listener.production.port == 8080 && aws_lb_listener.test.port == 9080
    error_message = "expected two target groups behind two listeners"
  }
}

run "tasks_take_traffic_only_from_the_load_balancer" {
  command = plan

  assert {
    condition     = aws_vpc_security_group_ingress_rule.task.referenced_security_group_id == "sg-0123" && aws_vpc_security_group_ingress_rule.task.from_port == 5000
    error_message = "tasks can be reached from elsewhere"
  }
}

run "the_execution_role_reads_this_repository_and_the_secrets_that_are_named" {
  variables {
    container = {
      secrets = {
        PASSWORD = "arn:aws:secretsmanager:us-east-1:123456789012:secret:database-AbCdEf:password::"
        FLAG     = "arn:aws:ssm:us-east-1:123456789012:parameter/flag"
      }
    }
  }

  assert {
    condition = [for statement in jsondecode(aws_iam_role_policy.execution.policy).Statement : statement.Resource[0]] == [
      "arn:aws:ecr:us-east-1:123456789012:repository/web-app",
      "*",
      "arn:aws:logs:us-east-1:123456789012:log-group:/delightful/dev/web-app:*",
      "arn:aws:secretsmanager:us-east-1:123456789012:secret:database-AbCdEf",
      "arn:aws:ssm:us-east-1:123456789012:parameter/flag",
    ]
    error_message = "the role may read something else"
  }
}

run "a_certificate_makes_both_listeners_https" {
  command = plan

  variables {
    listeners = { production_port = 443, test_port = 9443, certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/0" }
  }

  assert {
    condition     = aws_lb_listener.production.protocol == "HTTPS" && aws_lb_listener.test.protocol == "HTTPS"
    error_message = "a listener stays in the clear"
  }
}

run "equal_bounds_need_no_scaling" {
  command = plan

  variables {
    scaling = { desired_count = 2, min_count = 2, max_count = 2 }
  }

  assert {
    condition     = length(aws_appautoscaling_target.this) == 0
    error_message = "a fixed count scales"
  }
}

run "a_tag_with_a_command_in_it_is_refused" {
  command = plan

  variables {
    image = {
      repository_url = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web-app"
      digest         = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      tag            = "$(touch x); \""
    }
  }

  expect_failures = [var.image]
}

run "memory_out_of_proportion_to_cpu_is_refused" {
  command = plan

  variables {
    container = { cpu = 1024, memory = 512 }
  }

  expect_failures = [var.container]
}

run "the_platforms_own_variables_cannot_be_set" {
  command = plan

  variables {
    container = { environment = { IMAGE_TAG = "other" } }
  }

  expect_failures = [var.container]
}

run "a_desired_count_outside_its_bounds_is_refused" {
  command = plan

  variables {
    scaling = { desired_count = 5, min_count = 1, max_count = 4 }
  }

  expect_failures = [var.scaling]
}

run "one_port_for_both_listeners_is_refused" {
  command = plan

  variables {
    listeners = { production_port = 8080, test_port = 8080 }
  }

  expect_failures = [var.listeners]
}

run "names_too_long_for_a_target_group_are_refused" {
  command = plan

  variables {
    service     = "a-service-of-20-char"
    environment = "staging"
  }

  expect_failures = [var.environment]
}

run "the_name_that_the_task_families_of_migrations_end_with_is_refused" {
  command = plan

  variables {
    environment = "migration"
  }

  expect_failures = [var.environment]
}
