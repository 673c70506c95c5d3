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

  mock_resource "aws_sqs_queue" {
    defaults = { arn = "arn:aws:sqs:us-east-1:123456789012:queue" }
  }

  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:us-east-1:123456789012:orders" }
  }
}

variables {
  name   = "delightful-shop-dev"
  queues = { invoices = { max_receives = 3 } }
}

run "the_example_makes_what_the_inventory_lists" {
  command = plan

  module {
    source = "./tests/example"
  }
}

run "every_queue_sets_aside_what_it_cannot_do_and_raises_an_alarm" {
  assert {
    condition     = jsondecode(aws_sqs_queue.this["invoices"].redrive_policy).maxReceiveCount == 3
    error_message = "a message is tried without end"
  }

  assert {
    condition     = aws_sqs_queue.dead["invoices"].message_retention_seconds == 1209600 && aws_sqs_queue.dead["invoices"].name == "delightful-shop-dev-invoices-dead"
    error_message = "dead letters are not kept for fourteen days"
  }

  assert {
    condition     = jsondecode(aws_sqs_queue.dead["invoices"].redrive_allow_policy).sourceQueueArns == ["arn:aws:sqs:us-east-1:123456789012:delightful-shop-dev-invoices"]
    error_message = "another queue may set messages aside here"
  }

  assert {
    condition     = output.alarm_names == tolist(["delightful-shop-dev-invoices-dead"]) && aws_cloudwatch_metric_alarm.dead["invoices"].threshold == 1
    error_message = "dead letters raise no alarm"
  }
}

run "messages_are_encrypted" {
  command = plan

  assert {
    condition     = alltrue([for queue in concat(values(aws_sqs_queue.this), values(aws_sqs_queue.dead)) : queue.sqs_managed_sse_enabled])
    error_message = "a queue is not encrypted"
  }
}

run "a_topic_reaches_its_queues_and_no_other_topic_does" {
  variables {
    topics = { orders = { queues = ["invoices"] } }
  }

  assert {
    condition = [
      for statement in jsondecode(aws_sqs_queue.this["invoices"].policy).Statement : statement.Condition.ArnEquals["aws:SourceArn"] if statement.Effect == "Allow"
    ] == ["arn:aws:sns:us-east-1:123456789012:orders"]
    error_message = "somebody else may send"
  }

  assert {
    condition     = length(aws_sns_topic_subscription.this) == 1 && aws_sns_topic.this["orders"].kms_master_key_id == "alias/aws/sns"
    error_message = "a topic without its subscription or its key"
  }
}

run "a_queue_that_keeps_order_has_dead_letters_that_do_too" {
  command = plan

  variables {
    queues = { invoices = { fifo = true } }
  }

  assert {
    condition     = aws_sqs_queue.this["invoices"].name == "delightful-shop-dev-invoices.fifo" && aws_sqs_queue.dead["invoices"].name == "delightful-shop-dev-invoices-dead.fifo" && aws_sqs_queue.dead["invoices"].fifo_queue
    error_message = "SQS refuses dead letters of another kind"
  }
}

run "a_client_is_told_the_addresses_by_their_names" {
  assert {
    condition     = keys(output.environment) == ["QUEUE_INVOICES_URL"]
    error_message = "unexpected environment"
  }
}

run "a_topic_to_a_queue_that_is_not_there_is_refused" {
  command = plan

  variables {
    topics = { orders = { queues = ["parcels"] } }
  }

  expect_failures = [var.topics]
}

run "a_topic_without_order_to_a_queue_with_it_is_refused" {
  command = plan

  variables {
    queues = { invoices = { fifo = true } }
    topics = { orders = { queues = ["invoices"] } }
  }

  expect_failures = [var.topics]
}

run "a_message_that_would_be_gone_when_it_is_set_aside_is_refused" {
  command = plan

  variables {
    queues = { invoices = { retention_days = 14 } }
  }

  expect_failures = [var.queues]
}
