locals {
  prefix  = "arn:${local.partition}"
  scope   = "${local.region}:${local.account}"
  objects = { for name, bucket in aws_s3_bucket.this : name => "${bucket.arn}/" }

  # Plan and apply hold the lock while they work, so both write lock files; only the apply writes state.
  terraform_projects = toset(["plan", "apply"])

  build_statements = {
    for project in keys(local.projects) : project => [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = ["${aws_cloudwatch_log_group.this[project].arn}:*"]
      },
    ]
  }

  terraform_statements = [
    {
      Sid      = "Buckets"
      Effect   = "Allow"
      Action   = ["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:ListBucket"]
      Resource = [for bucket in aws_s3_bucket.this : bucket.arn]
    },
    {
      Sid      = "ReadObjects"
      Effect   = "Allow"
      Action   = ["s3:GetObject", "s3:GetObjectVersion"]
      Resource = ["${local.objects.artifacts}*", "${local.objects.state}services/*"]
    },
    {
      Sid      = "StateLockFile"
      Effect   = "Allow"
      Action   = ["s3:DeleteObject", "s3:PutObject"]
      Resource = ["${local.objects.state}services/*.tflock"]
    },
    {
      Sid      = "StateLockItem"
      Effect   = "Allow"
      Action   = ["dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem"]
      Resource = [aws_dynamodb_table.locks.arn]
    },
  ]

  read_fence = {
    Sid      = "ReadFence"
    Effect   = "Allow"
    Action   = ["dynamodb:GetItem"]
    Resource = ["${local.prefix}:dynamodb:${local.scope}:table/${var.registry_table}"]
  }

  own_statements = {
    plan = concat(local.terraform_statements, [{
      Sid      = "RecordPlan"
      Effect   = "Allow"
      Action   = ["s3:PutObject"]
      Resource = ["${local.objects.artifacts}deployments/*"]
    }])

    apply = concat(local.terraform_statements, [
      {
        Sid      = "WriteState"
        Effect   = "Allow"
        Action   = ["s3:PutObject"]
        Resource = ["${local.objects.state}services/*.tfstate"]
      },
      local.read_fence,
    ])

    migrate = local.migrate_statements

    # It runs code of a repository, so it may read what all such code may see, and nothing else: its source it gets by an address
    # that is signed for one bundle.
    test = [
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
    ]
  }
}

resource "aws_iam_role" "this" {
  for_each = local.projects

  name        = "${var.name}-${each.key}"
  description = each.value
  tags        = var.tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "codebuild.amazonaws.com" }
      Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
    }]
  })
}

resource "aws_iam_role_policy" "build" {
  for_each = local.projects

  name   = "build"
  role   = aws_iam_role.this[each.key].id
  policy = jsonencode({ Version = "2012-10-17", Statement = concat(local.build_statements[each.key], local.own_statements[each.key]) })
}

# What refreshing a service needs: the same for plan and apply.
resource "aws_iam_role_policy" "look" {
  for_each = local.terraform_projects

  name   = "look"
  role   = aws_iam_role.this[each.key].id
  policy = jsonencode({ Version = "2012-10-17", Statement = local.look_statements })
}

resource "aws_iam_role_policy" "change" {
  name   = "change"
  role   = aws_iam_role.this["apply"].id
  policy = jsonencode({ Version = "2012-10-17", Statement = local.change_statements })
}
