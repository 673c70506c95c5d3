output "name" {
  description = "Name of the table."
  value       = aws_dynamodb_table.this.name
}

output "arn" {
  description = "ARN of the table."
  value       = aws_dynamodb_table.this.arn
}

output "stream_arn" {
  description = "ARN of the stream of changes; null when there is none."
  value       = var.stream_view == null ? null : aws_dynamodb_table.this.stream_arn
}

output "permissions" {
  description = "What the role of a client needs, as policy statements: to read and write items."
  value = [{
    Effect = "Allow"
    Action = [
      "dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:GetItem",
      "dynamodb:PutItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:UpdateItem",
    ]
    Resource = [aws_dynamodb_table.this.arn, "${aws_dynamodb_table.this.arn}/index/*"]
  }]
}

output "alarm_names" {
  description = "Names of the alarms, sorted."
  value       = [aws_cloudwatch_metric_alarm.throttled.alarm_name]
}
