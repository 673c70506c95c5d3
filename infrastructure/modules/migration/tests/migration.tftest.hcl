mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_region" {
    defaults = { name = "us-east-1" }
  }
}

variables {
  command = "bin/migrate --to 'the newest'"
  service = {
    name              = "web-app"
    environment       = "dev"
    role_arns         = { execution = "arn:aws:iam::123456789012:role/delightful-web-app-dev-execution", task = "arn:aws:iam::123456789012:role/delightful-web-app-dev-task" }
    security_group_id = "sg-0123"
    log_group_name    = "/delightful/dev/web-app"
  }
  image = {
    repository_url = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web-app"
    digest         = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    tag            = "v1"
  }
  container = {
    environment = { DATABASE_NAME = "orders" }
    secrets     = { DATABASE_PASSWORD = "arn:aws:secretsmanager:us-east-1:123456789012:secret:orders-AbCdEf:password::" }
  }
  platform = { cluster_name = "delightful-dev", subnet_ids = ["subnet-a", "subnet-b"] }
}

run "the_example_makes_what_the_inventory_lists" {
  command = plan

  module {
    source = "./tests/example"
  }
}

run "a_shell_runs_the_command_as_it_was_given" {
  assert {
    condition = (
      jsondecode(aws_ecs_task_definition.this.container_definitions)[0].entryPoint == ["/bin/sh", "-c"]
      && jsondecode(aws_ecs_task_definition.this.container_definitions)[0].command == ["bin/migrate --to 'the newest'"]
    )
    error_message = "the command is not run as it was given"
  }
}

run "it_is_the_new_image_with_the_environment_and_the_secrets_of_the_service" {
  assert {
    condition     = endswith(jsondecode(aws_ecs_task_definition.this.container_definitions)[0].image, "/web-app@${var.image.digest}")
    error_message = "it runs another image"
  }

  assert {
    condition = {
      for variable in jsondecode(aws_ecs_task_definition.this.container_definitions)[0].environment : variable.name => variable.value
    } == { DATABASE_NAME = "orders", IMAGE_TAG = "v1" }
    error_message = "it is not told what the service is told"
  }

  assert {
    condition     = jsondecode(aws_ecs_task_definition.this.container_definitions)[0].secrets == [{ name = "DATABASE_PASSWORD", valueFrom = var.container.secrets.DATABASE_PASSWORD }]
    error_message = "it does not have the secrets of the service"
  }
}

run "it_runs_as_the_service_where_the_service_runs" {
  assert {
    condition     = aws_ecs_task_definition.this.task_role_arn == var.service.role_arns.task && aws_ecs_task_definition.this.execution_role_arn == var.service.role_arns.execution
    error_message = "it runs as somebody else"
  }

  assert {
    condition     = output.task.cluster == "delightful-dev" && output.task.container == "web-app" && output.task.subnets == tolist(["subnet-a", "subnet-b"]) && output.task.securityGroups == ["sg-0123"]
    error_message = "it runs elsewhere than the service"
  }
}

run "only_what_is_named_as_a_migration_can_be_run_by_its_build" {
  assert {
    condition     = aws_ecs_task_definition.this.family == "web-app-dev-migration"
    error_message = "the migrate build may not run it"
  }
}

run "a_command_of_several_lines_is_refused" {
  command = plan

  variables {
    command = "bin/migrate\nbin/serve"
  }

  expect_failures = [var.command]
}
