data "aws_caller_identity" "this" {}

data "aws_partition" "this" {}

data "aws_region" "this" {}

locals {
  prefix = "arn:${data.aws_partition.this.partition}:sqs:${data.aws_region.this.name}:${data.aws_caller_identity.this.account_id}"

  queue_names = { for name, queue in var.queues : name => "${var.name}-${name}${queue.fifo ? ".fifo" : ""}" }
  dead_names  = { for name, queue in var.queues : name => "${var.name}-${name}-dead${queue.fifo ? ".fifo" : ""}" }

  subscriptions = merge([
    for topic, settings in var.topics : { for queue in settings.queues : "${topic}-${queue}" => { topic = topic, queue = queue } }
  ]...)
}

# Each change of a queue takes half a minute, so its policies are part of it, and name queues by what they will be called.
resource "aws_sqs_queue" "dead" {
  for_each = var.queues

  name                      = local.dead_names[each.key]
  fifo_queue                = each.value.fifo ? true : null
  message_retention_seconds = 14 * 24 * 3600
  sqs_managed_sse_enabled   = true
  tags                      = var.tags

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = ["${local.prefix}:${local.queue_names[each.key]}"]
  })
}

resource "aws_sqs_queue" "this" {
  for_each = var.queues

  name                        = local.queue_names[each.key]
  fifo_queue                  = each.value.fifo ? true : null
  content_based_deduplication = each.value.fifo ? true : null
  message_retention_seconds   = each.value.retention_days * 24 * 3600
  visibility_timeout_seconds  = each.value.visibility_timeout_seconds
  receive_wait_time_seconds   = 20
  sqs_managed_sse_enabled     = true
  tags                        = var.tags

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead[each.key].arn
    maxReceiveCount     = each.value.max_receives
  })

  # The queue's own account decides by roles; topics are let in by name, and nobody unencrypted.
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{
        Sid       = "OnlyEncryptedConnections"
        Effect    = "Deny"
        Principal = "*"
        Action    = ["sqs:ReceiveMessage", "sqs:SendMessage"]
        Resource  = "${local.prefix}:${local.queue_names[each.key]}"
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      }],
      [
        for subscription in local.subscriptions : {
          Sid       = "From${replace(title(replace(subscription.topic, "-", " ")), " ", "")}"
          Effect    = "Allow"
          Principal = { Service = "sns.amazonaws.com" }
          Action    = ["sqs:SendMessage"]
          Resource  = "${local.prefix}:${local.queue_names[each.key]}"
          Condition = { ArnEquals = { "aws:SourceArn" = aws_sns_topic.this[subscription.topic].arn } }
        } if subscription.queue == each.key
      ],
    )
  })
}

resource "aws_sns_topic" "this" {
  for_each = var.topics

  name                        = "${var.name}-${each.key}${each.value.fifo ? ".fifo" : ""}"
  fifo_topic                  = each.value.fifo ? true : null
  content_based_deduplication = each.value.fifo ? true : null
  kms_master_key_id           = coalesce(var.topic_kms_key_arn, "alias/aws/sns")
  tags                        = var.tags
}

resource "aws_sns_topic_subscription" "this" {
  for_each = local.subscriptions

  topic_arn            = aws_sns_topic.this[each.value.topic].arn
  protocol             = "sqs"
  endpoint             = aws_sqs_queue.this[each.value.queue].arn
  raw_message_delivery = true
}

resource "aws_cloudwatch_metric_alarm" "dead" {
  for_each = var.queues

  alarm_name          = "${var.name}-${each.key}-dead"
  alarm_description   = "Messages of ${each.key} were given up"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.dead[each.key].name }
  statistic           = "Maximum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  period              = 60
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.alarm_action_arns
  ok_actions          = var.alarm_action_arns
  tags                = var.tags
}
