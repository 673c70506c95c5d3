data "aws_partition" "this" {}

locals {
  registry       = regex("^(?P<account>[0-9]{12})\\.dkr\\.ecr\\.(?P<region>[a-z0-9-]+)\\.[^/]+/(?P<name>.+)$", var.image.repository_url)
  repository_arn = "arn:${data.aws_partition.this.partition}:ecr:${local.registry.region}:${local.registry.account}:repository/${local.registry.name}"
  secret_arns    = values(var.container.secrets)

  # A value may name one key of a secret: arn:...:secret:name:key::, and the policy names the secret.
  secrets_manager = [for arn in local.secret_arns : join(":", slice(split(":", arn), 0, 7)) if strcontains(arn, ":secretsmanager:")]
  parameters      = [for arn in local.secret_arns : arn if strcontains(arn, ":ssm:")]

  trust_tasks = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
      Condition = { StringEquals = { "aws:SourceAccount" = split(":", var.platform.cluster_arn)[4] } }
    }]
  })
}

resource "aws_iam_role" "execution" {
  name                 = "${local.name}-execution"
  description          = "ECS starts ${local.slot}: pulls its image, writes its logs, reads its secrets"
  permissions_boundary = var.permissions_boundary_arn
  assume_role_policy   = local.trust_tasks
  tags                 = var.tags
}

resource "aws_iam_role_policy" "execution" {
  name = "start"
  role = aws_iam_role.execution.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Effect   = "Allow"
          Action   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
          Resource = [local.repository_arn]
        },
        {
          # Knows no resource level.
          Effect   = "Allow"
          Action   = ["ecr:GetAuthorizationToken"]
          Resource = ["*"]
        },
        {
          Effect   = "Allow"
          Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = ["${aws_cloudwatch_log_group.this.arn}:*"]
        },
      ],
      length(local.secrets_manager) == 0 ? [] : [
        { Effect = "Allow", Action = ["secretsmanager:GetSecretValue"], Resource = local.secrets_manager }
      ],
      length(local.parameters) == 0 ? [] : [
        { Effect = "Allow", Action = ["ssm:GetParameters"], Resource = local.parameters }
      ],
    )
  })
}

# What the application itself may call: nothing, until the service attaches a policy to this role.
resource "aws_iam_role" "task" {
  name                 = "${local.name}-task"
  description          = "Application ${local.slot}"
  permissions_boundary = var.permissions_boundary_arn
  assume_role_policy   = local.trust_tasks
  tags                 = var.tags
}
