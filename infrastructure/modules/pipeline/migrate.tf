# What a migration needs: a snapshot of one database before, one task, and a look at both. It changes no infrastructure.
locals {
  migrate_statements = [
    local.read_fence,
    {
      Sid      = "ReadPlatform"
      Effect   = "Allow"
      Action   = ["s3:GetObject", "s3:GetObjectVersion"]
      Resource = ["${local.objects.artifacts}platform/*"]
    },
    {
      Sid      = "FindPlatform"
      Effect   = "Allow"
      Action   = ["s3:GetBucketAcl", "s3:GetBucketLocation"]
      Resource = [aws_s3_bucket.this["artifacts"].arn]
    },
    {
      Sid    = "Snapshots"
      Effect = "Allow"
      Action = ["rds:AddTagsToResource", "rds:CreateDBSnapshot"]
      Resource = [
        "${local.prefix}:rds:${local.scope}:db:${var.name}-*",
        "${local.prefix}:rds:${local.scope}:snapshot:${var.name}-*-before-*",
      ]
    },
    {
      Sid      = "LookAtSnapshots"
      Effect   = "Allow"
      Action   = ["rds:DescribeDBSnapshots"]
      Resource = ["${local.prefix}:rds:${local.scope}:db:${var.name}-*", "${local.prefix}:rds:${local.scope}:snapshot:*"]
    },
    {
      # An account may have a hundred snapshots of its own making: the oldest of those that were made here make room.
      Sid      = "OldSnapshots"
      Effect   = "Allow"
      Action   = ["rds:DeleteDBSnapshot"]
      Resource = ["${local.prefix}:rds:${local.scope}:snapshot:${var.name}-*-before-*"]
    },
    {
      Sid       = "RunMigrations"
      Effect    = "Allow"
      Action    = ["ecs:RunTask"]
      Resource  = ["${local.prefix}:ecs:${local.scope}:task-definition/*-migration:*"]
      Condition = { ArnLike = { "ecs:cluster" = "${local.prefix}:ecs:${local.scope}:cluster/${var.name}-*" } }
    },
    {
      Sid      = "LookAtTasks"
      Effect   = "Allow"
      Action   = ["ecs:DescribeTasks"]
      Resource = ["${local.prefix}:ecs:${local.scope}:task/${var.name}-*/*"]
    },
    {
      # One of another build may be running. Narrowed down by the cluster, since ECS knows no resource for a list.
      Sid       = "FindOtherTasks"
      Effect    = "Allow"
      Action    = ["ecs:ListTasks"]
      Resource  = ["*"]
      Condition = { ArnLike = { "ecs:cluster" = "${local.prefix}:ecs:${local.scope}:cluster/${var.name}-*" } }
    },
    {
      Sid      = "ReadTheirLogs"
      Effect   = "Allow"
      Action   = ["logs:GetLogEvents"]
      Resource = ["${local.prefix}:logs:${local.scope}:log-group:/delightful/*:log-stream:migration/*"]
    },
    {
      Sid       = "PassRoles"
      Effect    = "Allow"
      Action    = ["iam:PassRole"]
      Resource  = local.task_roles
      Condition = { StringEquals = { "iam:PassedToService" = ["ecs-tasks.amazonaws.com"] } }
    },
  ]
}
