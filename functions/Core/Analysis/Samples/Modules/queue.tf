variable "service" {
  description = "Name of the service."
  type        = string
  nullable    = false
}

variable "environment" {
  description = "Name of the environment."
  type        = string
  nullable    = false
}

variable "visibility_timeout_seconds" {
  description = "How long a message stays hidden while it is worked on: six times what the work takes."
  type        = number
  default     = 180
  nullable    = false
}

resource "aws_sqs_queue" "dead" {
  name                      = "${var.service}-${var.environment}-dead"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue" "this" {
  name                       = "${var.service}-${var.environment}"
  visibility_timeout_seconds = var.visibility_timeout_seconds
  sqs_managed_sse_enabled    = true

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead.arn
    maxReceiveCount     = 5
  })
}

output "url" {
  description = "Address of the queue."
  value       = aws_sqs_queue.this.url
}

output "arn" {
  description = "Name of the queue, for the role of the tasks."
  value       = aws_sqs_queue.this.arn
}
