data "aws_partition" "this" {}

data "aws_region" "this" {}

locals {
  # arn:partition:elasticloadbalancing:region:account:listener/...
  account = split(":", var.traffic.listener_arn)[4]
  scope   = "${data.aws_region.this.name}:${local.account}"
  prefix  = "arn:${data.aws_partition.this.partition}"
  service = "${var.service.cluster_name}/${var.service.service_name}"
}

resource "aws_iam_role" "this" {
  name                 = "${var.name}-codedeploy"
  description          = "CodeDeploy rolls out ${var.name}"
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "codedeploy.amazonaws.com" }
      Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  name = "rollout"
  role = aws_iam_role.this.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "TaskSets"
        Effect = "Allow"
        Action = ["ecs:CreateTaskSet", "ecs:DeleteTaskSet", "ecs:DescribeServices", "ecs:UpdateServicePrimaryTaskSet"]
        Resource = [
          "${local.prefix}:ecs:${local.scope}:service/${local.service}",
          "${local.prefix}:ecs:${local.scope}:task-set/${local.service}/*",
        ]
      },
      {
        Sid      = "Traffic"
        Effect   = "Allow"
        Action   = ["elasticloadbalancing:ModifyListener"]
        Resource = [var.traffic.listener_arn, var.traffic.test_listener_arn]
      },
      {
        # These reads know no resource level.
        Sid    = "Look"
        Effect = "Allow"
        Action = [
          "cloudwatch:DescribeAlarms",
          "elasticloadbalancing:DescribeListeners",
          "elasticloadbalancing:DescribeRules",
          "elasticloadbalancing:DescribeTargetGroups",
        ]
        Resource = "*"
      },
      {
        Sid      = "Hooks"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = [for name in var.hook_function_names : "${local.prefix}:lambda:${local.scope}:function:${name}"]
      },
      {
        Sid       = "TaskRoles"
        Effect    = "Allow"
        Action    = ["iam:PassRole"]
        Resource  = var.service.role_arns
        Condition = { StringEquals = { "iam:PassedToService" = "ecs-tasks.amazonaws.com" } }
      },
    ]
  })
}
