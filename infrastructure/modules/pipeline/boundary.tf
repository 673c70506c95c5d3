# The most that a role of a service may ever do, whatever policy it carries.
resource "aws_iam_policy" "boundary" {
  name        = "${var.name}-boundary"
  description = "Bounds every role that a deployment creates"
  tags        = var.tags

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "StartTasks"
        Effect = "Allow"
        Action = [
          "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer",
          "logs:CreateLogStream", "logs:PutLogEvents", "secretsmanager:GetSecretValue", "ssm:GetParameters",
        ]
        Resource = ["*"]
      },
      {
        Sid    = "RollOut"
        Effect = "Allow"
        Action = [
          "cloudwatch:DescribeAlarms", "ecs:CreateTaskSet", "ecs:DeleteTaskSet", "ecs:DescribeServices", "ecs:UpdateServicePrimaryTaskSet",
          "elasticloadbalancing:DescribeListeners", "elasticloadbalancing:DescribeRules", "elasticloadbalancing:DescribeTargetGroups",
          "elasticloadbalancing:ModifyListener", "lambda:InvokeFunction",
        ]
        Resource = ["*"]
      },
      {
        Sid       = "PassTaskRoles"
        Effect    = "Allow"
        Action    = ["iam:PassRole"]
        Resource  = local.task_roles
        Condition = { StringEquals = { "iam:PassedToService" = "ecs-tasks.amazonaws.com" } }
      },
      {
        Sid    = "Applications"
        Effect = "Allow"
        Action = [
          "dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:GetItem",
          "dynamodb:PutItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:UpdateItem", "elasticfilesystem:ClientMount",
          "elasticfilesystem:ClientWrite", "events:PutEvents", "s3:DeleteObject", "s3:GetObject", "s3:ListBucket", "s3:PutObject",
          "sns:Publish", "sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage",
          "sqs:SendMessage", "xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:PutTelemetryRecords", "xray:PutTraceSegments",
        ]
        Resource = ["*"]
      },
      {
        # A function in a network has an address of its own there.
        Sid      = "NetworksOfFunctions"
        Effect   = "Allow"
        Action   = ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"]
        Resource = ["*"]
      },
      {
        Sid    = "NotThePipeline"
        Effect = "Deny"
        Action = [
          "dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem",
          "s3:DeleteObject", "s3:GetObject", "s3:ListBucket", "s3:PutObject",
        ]
        Resource = concat(
          [aws_dynamodb_table.locks.arn, "${local.prefix}:dynamodb:${local.scope}:table/${var.registry_table}"],
          flatten([for bucket in aws_s3_bucket.this : [bucket.arn, "${bucket.arn}/*"]]),
        )
      },
      {
        # Whoever has these could answer for people, be heard as the pipeline, or hear what it says.
        Sid    = "NotInItsName"
        Effect = "Deny"
        Action = [
          "events:PutEvents", "lambda:InvokeFunction", "sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:ReceiveMessage",
          "sqs:SendMessage", "ssm:GetParameters",
        ]
        Resource = concat(
          ["${local.prefix}:events:${local.scope}:event-bus/${var.name}", "${local.prefix}:ssm:${local.scope}:parameter/${var.name}/*"],
          [for queue in var.queues : "${local.prefix}:sqs:${local.scope}:${queue}"],
          flatten([for function in var.functions : [for version in ["", ":*"] : "${local.prefix}:lambda:${local.scope}:function:${function}${version}"]]),
        )
      },
    ]
  })
}
