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

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/delightful-invoices-dev-function" }
  }

  mock_resource "aws_sqs_queue" {
    defaults = { arn = "arn:aws:sqs:us-east-1:123456789012:delightful-invoices-dev-dead" }
  }

  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/delightful-invoices-dev-function" }
  }

  mock_resource "aws_lambda_function" {
    defaults = { arn = "arn:aws:lambda:us-east-1:123456789012:function:delightful-invoices-dev-function" }
  }

  mock_resource "aws_cloudwatch_event_rule" {
    defaults = { arn = "arn:aws:events:us-east-1:123456789012:rule/delightful-invoices-dev-schedule" }
  }
}

variables {
  name = "delightful-invoices-dev"
  code = { image_uri = "123456789012.dkr.ecr.us-east-1.amazonaws.com/invoices@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" }
}

run "the_example_makes_what_the_inventory_lists" {
  command = plan

  module {
    source = "./tests/example"
  }
}

run "it_is_called_as_deployments_may_change_it" {
  command = plan

  assert {
    condition = alltrue([
      for name in [aws_lambda_function.this.function_name, aws_iam_role.this.name] : name == "delightful-invoices-dev-function"
    ]) && aws_cloudwatch_log_group.this.name == "/aws/lambda/delightful-invoices-dev-function"
    error_message = "the apply of a service may make no function, role or log of this name"
  }
}

run "what_fails_three_times_is_set_aside_and_raises_an_alarm" {
  assert {
    condition     = aws_lambda_function_event_invoke_config.this.destination_config[0].on_failure[0].destination == aws_sqs_queue.dead.arn && aws_lambda_function_event_invoke_config.this.maximum_retry_attempts == 2
    error_message = "an event is lost"
  }

  assert {
    condition     = output.alarm_names == tolist(["delightful-invoices-dev-dead", "delightful-invoices-dev-errors", "delightful-invoices-dev-throttles"])
    error_message = "unexpected alarms"
  }
}

run "it_may_write_its_log_its_traces_and_its_dead_letters_and_nothing_else" {
  assert {
    condition = [for statement in jsondecode(aws_iam_role_policy.this.policy).Statement : statement.Resource] == [
      ["arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/delightful-invoices-dev-function:*"],
      ["arn:aws:sqs:us-east-1:123456789012:delightful-invoices-dev-dead"],
      ["*"],
    ]
    error_message = "the role reaches something else"
  }
}

run "permissions_of_other_modules_are_added" {
  variables {
    permissions = [{ Effect = "Allow", Action = ["dynamodb:GetItem"], Resource = ["arn:aws:dynamodb:us-east-1:123456789012:table/orders"] }]
  }

  assert {
    condition     = contains(flatten([for statement in jsondecode(aws_iam_role_policy.this.policy).Statement : statement.Action]), "dynamodb:GetItem")
    error_message = "the permission is not there"
  }
}

run "a_queue_is_worked_on_with_its_failures_told_one_by_one" {
  variables {
    queues = { invoices = { arn = "arn:aws:sqs:us-east-1:123456789012:invoices", concurrency = 5 } }
  }

  assert {
    condition     = aws_lambda_event_source_mapping.queue["invoices"].function_response_types == toset(["ReportBatchItemFailures"]) && aws_lambda_event_source_mapping.queue["invoices"].scaling_config[0].maximum_concurrency == 5
    error_message = "one failure would repeat a whole batch"
  }

  assert {
    condition     = contains([for statement in jsondecode(aws_iam_role_policy.this.policy).Statement : statement.Resource], ["arn:aws:sqs:us-east-1:123456789012:invoices"])
    error_message = "it may not read its queue"
  }
}

run "only_its_own_schedule_may_call_it" {
  variables {
    schedule = "rate(1 hour)"
  }

  assert {
    condition     = aws_lambda_permission.schedule[0].source_arn == "arn:aws:events:us-east-1:123456789012:rule/delightful-invoices-dev-schedule"
    error_message = "any rule may call it"
  }
}

run "its_log_ends_and_its_calls_are_traced" {
  command = plan

  assert {
    condition     = aws_cloudwatch_log_group.this.retention_in_days == 30 && aws_lambda_function.this.tracing_config[0].mode == "Active" && aws_lambda_function.this.logging_config[0].log_format == "JSON"
    error_message = "unexpected defaults"
  }
}

run "an_action_with_a_star_is_refused" {
  command = plan

  variables {
    permissions = [{ Effect = "Allow", Action = ["dynamodb:*"], Resource = ["arn:aws:dynamodb:us-east-1:123456789012:table/orders"] }]
  }

  expect_failures = [var.permissions]
}

run "an_image_and_a_zip_together_are_refused" {
  command = plan

  variables {
    code = { image_uri = "image", bucket = "bucket" }
  }

  expect_failures = [var.code]
}

run "a_zip_without_a_runtime_is_refused" {
  command = plan

  variables {
    code = { bucket = "bucket", key = "key", handler = "handler" }
  }

  expect_failures = [var.code]
}

run "a_large_batch_without_a_wait_is_refused" {
  command = plan

  variables {
    queues = { invoices = { arn = "arn:aws:sqs:us-east-1:123456789012:invoices", batch_size = 100 } }
  }

  expect_failures = [var.queues]
}
