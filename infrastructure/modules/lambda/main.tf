locals {
  # What deployments may change is told by its end from the functions of the pipeline.
  function = "${var.name}-function"
  image    = var.code.image_uri != null
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/${local.function}"
  retention_in_days = var.log_retention_days
  tags              = var.tags
}

# Events that were tried three times.
resource "aws_sqs_queue" "dead" {
  name                      = "${var.name}-dead"
  message_retention_seconds = 14 * 24 * 3600
  sqs_managed_sse_enabled   = true
  tags                      = var.tags
}

resource "aws_security_group" "this" {
  count = var.network == null ? 0 : 1

  name        = var.name
  description = "Function ${var.name}"
  vpc_id      = var.network.vpc_id
  tags        = merge(var.tags, { Name = var.name })
}

resource "aws_vpc_security_group_egress_rule" "this" {
  count = var.network == null ? 0 : 1

  security_group_id = aws_security_group.this[0].id
  description       = "What the function calls"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
  tags              = var.tags
}

resource "aws_lambda_function" "this" {
  function_name                  = local.function
  role                           = aws_iam_role.this.arn
  architectures                  = [var.size.architecture]
  memory_size                    = var.size.memory
  timeout                        = var.size.timeout
  reserved_concurrent_executions = var.size.concurrency
  kms_key_arn                    = var.kms_key_arn
  tags                           = var.tags

  package_type      = local.image ? "Image" : "Zip"
  image_uri         = var.code.image_uri
  s3_bucket         = var.code.bucket
  s3_key            = var.code.key
  s3_object_version = var.code.object_version
  handler           = var.code.handler
  runtime           = var.code.runtime

  environment {
    variables = var.environment
  }

  tracing_config {
    mode = var.tracing ? "Active" : "PassThrough"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.this.name
  }

  dynamic "vpc_config" {
    for_each = var.network == null ? [] : [var.network]

    content {
      subnet_ids         = vpc_config.value.subnet_ids
      security_group_ids = [aws_security_group.this[0].id]
    }
  }

  # It may be called as soon as it is there.
  depends_on = [aws_iam_role_policy.this]
}

resource "aws_lambda_function_event_invoke_config" "this" {
  function_name          = aws_lambda_function.this.function_name
  maximum_retry_attempts = 2

  destination_config {
    on_failure {
      destination = aws_sqs_queue.dead.arn
    }
  }
}
