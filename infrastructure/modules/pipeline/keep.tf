# What belongs to the pipeline and has a name like what services have: no deployment changes it, whatever else allows it to.
locals {
  keep_statements = [
    {
      Sid    = "Roles"
      Effect = "Deny"
      Action = [
        "iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRole", "iam:DeleteRolePermissionsBoundary", "iam:DeleteRolePolicy",
        "iam:DetachRolePolicy", "iam:PassRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy", "iam:TagRole", "iam:UntagRole",
        "iam:UpdateAssumeRolePolicy", "iam:UpdateRole",
      ]
      # CloudFormation names those of the functions NAME-FunctionRole-RANDOM; nothing of a service has a capital letter.
      Resource = concat([for role in aws_iam_role.this : role.arn], ["${local.prefix}:iam::${local.account}:role/${var.name}-*Role-*"])
    },
    {
      Sid    = "Data"
      Effect = "Deny"
      Action = [
        "dynamodb:DeleteTable", "dynamodb:UpdateTable", "dynamodb:UpdateContinuousBackups", "dynamodb:UpdateTimeToLive",
        "s3:DeleteBucket", "s3:DeleteBucketPolicy", "s3:PutBucketPolicy", "s3:PutBucketPublicAccessBlock", "s3:PutBucketVersioning",
        "s3:PutEncryptionConfiguration", "s3:PutLifecycleConfiguration",
        "sqs:DeleteQueue", "sqs:SetQueueAttributes",
      ]
      Resource = concat(
        [aws_dynamodb_table.locks.arn, "${local.prefix}:dynamodb:${local.scope}:table/${var.registry_table}"],
        [for bucket in aws_s3_bucket.this : bucket.arn],
        [for queue in var.queues : "${local.prefix}:sqs:${local.scope}:${queue}"],
      )
    },
    {
      # What the builds wrote is the only witness of what a deployment did.
      Sid      = "LogsOfBuilds"
      Effect   = "Deny"
      Action   = ["logs:CreateLogGroup", "logs:DeleteLogGroup", "logs:PutRetentionPolicy", "logs:TagResource", "logs:UntagResource"]
      Resource = ["${local.prefix}:logs:${local.scope}:log-group:/delightful/builds/*"]
    },
  ]
}
