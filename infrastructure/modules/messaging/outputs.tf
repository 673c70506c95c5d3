locals {
  word = { for name in concat(keys(var.queues), keys(var.topics)) : name => upper(replace(name, "-", "_")) }
}

output "queues" {
  description = "URL, ARN and name of each queue, and the URL of where its dead letters lie, by name."
  value = {
    for name, queue in aws_sqs_queue.this : name => { url = queue.url, arn = queue.arn, name = queue.name, dead_url = aws_sqs_queue.dead[name].url }
  }
}

output "topic_arns" {
  description = "ARN of each topic, by name."
  value       = { for name, topic in aws_sns_topic.this : name => topic.arn }
}

output "environment" {
  description = "Environment of a client: QUEUE_name_URL and TOPIC_name_ARN, with the names in capitals."
  value = merge(
    { for name, queue in aws_sqs_queue.this : "QUEUE_${local.word[name]}_URL" => queue.url },
    { for name, topic in aws_sns_topic.this : "TOPIC_${local.word[name]}_ARN" => topic.arn },
  )
}

output "permissions" {
  description = "What the role of a client needs, as policy statements: to send to, and to work on, the queues, and to publish to the topics."
  value = concat(
    length(var.queues) == 0 ? [] : [{
      Effect   = "Allow"
      Action   = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage", "sqs:SendMessage"]
      Resource = [for queue in aws_sqs_queue.this : queue.arn]
    }],
    length(var.topics) == 0 ? [] : [{
      Effect   = "Allow"
      Action   = ["sns:Publish"]
      Resource = [for topic in aws_sns_topic.this : topic.arn]
    }],
  )
}

output "alarm_names" {
  description = "Names of the alarms, sorted: one per queue, for dead letters."
  value       = sort([for alarm in aws_cloudwatch_metric_alarm.dead : alarm.alarm_name])
}
