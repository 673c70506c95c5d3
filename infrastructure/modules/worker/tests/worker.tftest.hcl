mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_region" {
    defaults = { name = "us-east-1" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/delightful-invoices-dev-task" }
  }

  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:us-east-1:123456789012:log-group:/delightful/dev/invoices" }
  }

  mock_resource "aws_ecs_task_definition" {
    defaults = { arn = "arn:aws:ecs:us-east-1:123456789012:task-definition/invoices-dev:1" }
  }

  mock_resource "aws_ecs_cluster" {
    override_during = plan
    defaults        = { arn = "arn:aws:ecs:us-east-1:123456789012:cluster/delightful-dev" }
  }
}

variables {
  service     = "invoices"
  environment = "dev"
  image = {
    repository_url = "123456789012.dkr.ecr.us-east-1.amazonaws.com/invoices"
    digest         = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    tag            = "v1"
  }
  platform = {
    vpc_id           = "vpc-0123"
    subnet_ids       = ["subnet-a", "subnet-b"]
    assign_public_ip = false
    cluster_arn      = "arn:aws:ecs:us-east-1:123456789012:cluster/delightful-dev"
    cluster_name     = "delightful-dev"
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
    condition     = jsondecode(aws_ecs_task_definition.this.container_definitions)[0].image == "123456789012.dkr.ecr.us-east-1.amazonaws.com/invoices@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    error_message = "the image is not named by its digest"
  }

  assert {
    condition     = jsondecode(aws_ecs_task_definition.this.container_definitions)[0].environment == [{ name = "IMAGE_TAG", value = "v1" }]
    error_message = "the task is not told its tag"
  }
}

run "ecs_rolls_it_and_goes_back_when_new_tasks_fail" {
  command = plan

  assert {
    condition     = aws_ecs_service.this.deployment_controller[0].type == "ECS" && aws_ecs_service.this.deployment_circuit_breaker[0].enable && aws_ecs_service.this.deployment_circuit_breaker[0].rollback
    error_message = "a bad image would be tried for ever"
  }

  assert {
    condition     = aws_ecs_service.this.deployment_minimum_healthy_percent == 100 && aws_ecs_service.this.deployment_maximum_percent == 200
    error_message = "fewer tasks work while it rolls"
  }
}

run "an_alarm_rolls_back" {
  command = plan

  variables {
    rollout = { alarm_names = ["delightful-shop-dev-invoices-dead"] }
  }

  assert {
    condition     = aws_ecs_service.this.alarms[0].enable && aws_ecs_service.this.alarms[0].rollback && aws_ecs_service.this.alarms[0].alarm_names == toset(["delightful-shop-dev-invoices-dead"])
    error_message = "the alarm changes nothing"
  }
}

run "nothing_comes_in_and_no_load_balancer_stands_before_it" {
  command = plan

  assert {
    condition     = length(aws_ecs_service.this.load_balancer) == 0
    error_message = "a worker has no load balancer"
  }
}

run "old_task_definitions_stay_registered" {
  command = plan

  assert {
    condition     = aws_ecs_task_definition.this.skip_destroy
    error_message = "an apply would deregister what may be running"
  }
}

run "a_driver_is_told_what_it_has_to_know" {
  assert {
    condition = jsonencode(output.rollout) == jsonencode({
      driver         = "ecs-rolling"
      because        = "a worker has no load balancer"
      rolls          = true
      cluster        = "delightful-dev"
      service        = "invoices"
      taskDefinition = "arn:aws:ecs:us-east-1:123456789012:task-definition/invoices-dev:1"
      containerName  = "invoices"
      serviceUrl     = null
      testUrl        = null
      alarms         = []
    })
    error_message = "the output rollout is another"
  }
}

run "a_worker_that_may_not_run_twice_can_be_rolled" {
  command = plan

  variables {
    rollout = { minimum_healthy_percent = 0, maximum_percent = 100 }
  }

  assert {
    condition     = aws_ecs_service.this.deployment_minimum_healthy_percent == 0 && aws_ecs_service.this.deployment_maximum_percent == 100
    error_message = "two would run at once"
  }
}

run "a_health_check_is_a_command_without_a_shell" {
  variables {
    health = { command = ["invoices", "--alive"] }
  }

  assert {
    condition     = jsondecode(aws_ecs_task_definition.this.container_definitions)[0].healthCheck.command == ["CMD", "invoices", "--alive"]
    error_message = "unexpected health check"
  }
}

run "the_execution_role_reads_this_repository_and_the_secrets_that_are_named" {
  variables {
    container = { secrets = { PASSWORD = "arn:aws:secretsmanager:us-east-1:123456789012:secret:database-AbCdEf:password::" } }
  }

  assert {
    condition = [for statement in jsondecode(aws_iam_role_policy.execution.policy).Statement : statement.Resource[0]] == [
      "arn:aws:ecr:us-east-1:123456789012:repository/invoices",
      "*",
      "arn:aws:logs:us-east-1:123456789012:log-group:/delightful/dev/invoices:*",
      "arn:aws:secretsmanager:us-east-1:123456789012:secret:database-AbCdEf",
    ]
    error_message = "the role may read something else"
  }
}

run "a_rollout_without_room_is_refused" {
  command = plan

  variables {
    rollout = { minimum_healthy_percent = 100, maximum_percent = 100 }
  }

  expect_failures = [var.rollout]
}

run "more_time_to_end_than_fargate_gives_is_refused" {
  command = plan

  variables {
    container = { stop_seconds = 300 }
  }

  expect_failures = [var.container]
}

run "a_tag_with_a_command_in_it_is_refused" {
  command = plan

  variables {
    image = {
      repository_url = "123456789012.dkr.ecr.us-east-1.amazonaws.com/invoices"
      digest         = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      tag            = "$(touch x); \""
    }
  }

  expect_failures = [var.image]
}
