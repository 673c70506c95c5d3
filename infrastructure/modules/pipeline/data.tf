# What Terraform calls for the data of a service: databases, caches, queues, topics, tables, buckets. With functions and files as policies of their own,
# because the inline ones of a role may have ten thousand characters together.
locals {
  data = {
    names = [
      "${local.prefix}:dynamodb:${local.scope}:table/${var.name}-*",
      "${local.prefix}:elasticache:${local.scope}:cluster:${var.name}-*",
      "${local.prefix}:elasticache:${local.scope}:replicationgroup:${var.name}-*",
      "${local.prefix}:elasticache:${local.scope}:subnetgroup:${var.name}-*",
      "${local.prefix}:logs:${local.scope}:log-group:/aws/lambda/${var.name}-*-function*",
      "${local.prefix}:logs:${local.scope}:log-group:/aws/rds/instance/${var.name}-*",
      "${local.prefix}:memorydb:${local.scope}:cluster/${var.name}-*",
      "${local.prefix}:memorydb:${local.scope}:subnetgroup/${var.name}-*",
      "${local.prefix}:rds:${local.scope}:db:${var.name}-*",
      "${local.prefix}:rds:${local.scope}:subgrp:${var.name}-*",
      "${local.prefix}:s3:::${var.name}-*",
      "${local.prefix}:sns:${local.scope}:${var.name}-*",
      "${local.prefix}:sqs:${local.scope}:${var.name}-*",
    ]

    # A database starts from what the account has, and its last snapshot outlives it.
    around = [
      "${local.prefix}:elasticache:${local.scope}:parametergroup:*",
      "${local.prefix}:memorydb:${local.scope}:acl/*",
      "${local.prefix}:memorydb:${local.scope}:parametergroup/*",
      "${local.prefix}:rds:${local.scope}:og:*",
      "${local.prefix}:rds:${local.scope}:pg:*",
      "${local.prefix}:rds:${local.scope}:snapshot:${var.name}-*",
    ]
  }

  data_policies = {
    look = [
      {
        # Reads that know no resource level.
        Sid    = "LookAtNetworks"
        Effect = "Allow"
        Action = concat(local.files_look, [
          "ec2:DescribeAvailabilityZones", "ec2:DescribeSubnets", "ec2:DescribeVpcs", "elasticache:DescribeCacheClusters",
          "kms:DescribeKey", "logs:DescribeLogGroups", "rds:DescribeDBInstances", "sns:GetSubscriptionAttributes",
        ])
        Resource = ["*"]
      },
      {
        Sid    = "LookAtData"
        Effect = "Allow"
        Action = [
          "dynamodb:DescribeContinuousBackups", "dynamodb:DescribeTable", "dynamodb:DescribeTimeToLive", "dynamodb:ListTagsOfResource",
          "elasticache:DescribeCacheSubnetGroups", "elasticache:DescribeReplicationGroups", "elasticache:ListTagsForResource",
          "logs:ListTagsForResource", "memorydb:DescribeClusters", "memorydb:DescribeSubnetGroups", "memorydb:ListTags",
          "rds:DescribeDBSubnetGroups", "rds:ListTagsForResource",
          "s3:GetAccelerateConfiguration", "s3:GetBucketAcl", "s3:GetBucketCORS", "s3:GetBucketLocation", "s3:GetBucketLogging",
          "s3:GetBucketObjectLockConfiguration", "s3:GetBucketOwnershipControls", "s3:GetBucketPolicy", "s3:GetBucketPublicAccessBlock",
          "s3:GetBucketRequestPayment", "s3:GetBucketTagging", "s3:GetBucketVersioning", "s3:GetBucketWebsite",
          "s3:GetEncryptionConfiguration", "s3:GetLifecycleConfiguration", "s3:GetReplicationConfiguration", "s3:ListBucket",
          "sns:GetTopicAttributes", "sns:ListTagsForResource", "sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ListQueueTags",
        ]
        Resource = local.data.names
      },
      local.functions_look,
    ]

    change = [
      {
        Sid    = "ChangeData"
        Effect = "Allow"
        Action = [
          "dynamodb:CreateTable", "dynamodb:DeleteTable", "dynamodb:TagResource", "dynamodb:UntagResource",
          "dynamodb:UpdateContinuousBackups", "dynamodb:UpdateTable", "dynamodb:UpdateTimeToLive",
          "elasticache:AddTagsToResource", "elasticache:CreateCacheSubnetGroup", "elasticache:CreateReplicationGroup",
          "elasticache:DecreaseReplicaCount", "elasticache:DeleteCacheSubnetGroup", "elasticache:DeleteReplicationGroup",
          "elasticache:IncreaseReplicaCount", "elasticache:ModifyCacheSubnetGroup", "elasticache:ModifyReplicationGroup",
          "elasticache:RemoveTagsFromResource",
          "logs:CreateLogGroup", "logs:DeleteLogGroup", "logs:PutRetentionPolicy", "logs:TagResource", "logs:UntagResource",
          "memorydb:CreateCluster", "memorydb:CreateSubnetGroup", "memorydb:DeleteCluster", "memorydb:DeleteSubnetGroup",
          "memorydb:TagResource", "memorydb:UntagResource", "memorydb:UpdateCluster", "memorydb:UpdateSubnetGroup",
          "rds:AddTagsToResource", "rds:CreateDBInstance", "rds:CreateDBSubnetGroup", "rds:DeleteDBInstance", "rds:DeleteDBSubnetGroup",
          "rds:ModifyDBInstance", "rds:ModifyDBSubnetGroup", "rds:RemoveTagsFromResource",
          "s3:CreateBucket", "s3:DeleteBucket", "s3:DeleteBucketPolicy", "s3:PutBucketOwnershipControls", "s3:PutBucketPolicy",
          "s3:PutBucketPublicAccessBlock", "s3:PutBucketTagging", "s3:PutBucketVersioning", "s3:PutEncryptionConfiguration",
          "s3:PutLifecycleConfiguration",
          "sns:CreateTopic", "sns:DeleteTopic", "sns:SetSubscriptionAttributes", "sns:SetTopicAttributes", "sns:Subscribe",
          "sns:TagResource", "sns:Unsubscribe", "sns:UntagResource",
          "sqs:CreateQueue", "sqs:DeleteQueue", "sqs:SetQueueAttributes", "sqs:TagQueue", "sqs:UntagQueue",
        ]
        Resource = local.data.names
      },
      {
        Sid    = "UseAroundData"
        Effect = "Allow"
        Action = [
          "elasticache:CreateReplicationGroup", "elasticache:ModifyReplicationGroup", "memorydb:CreateCluster", "memorydb:UpdateCluster",
          "rds:AddTagsToResource", "rds:CreateDBInstance", "rds:CreateDBSnapshot", "rds:DeleteDBInstance", "rds:ModifyDBInstance",
        ]
        Resource = local.data.around
      },
      {
        # RDS makes the password of a database in the name of whoever makes the database.
        Sid      = "PasswordsOfDatabases"
        Effect   = "Allow"
        Action   = ["secretsmanager:CreateSecret", "secretsmanager:TagResource"]
        Resource = ["${local.prefix}:secretsmanager:${local.scope}:secret:rds!*"]
      },
      {
        Sid       = "ServiceRolesOfData"
        Effect    = "Allow"
        Action    = ["iam:CreateServiceLinkedRole"]
        Resource  = ["${local.prefix}:iam::${local.account}:role/aws-service-role/*"]
        Condition = { StringEquals = { "iam:AWSServiceName" = ["elasticache.amazonaws.com", "memorydb.amazonaws.com", "rds.amazonaws.com"] } }
      },
    ]

    functions = local.functions_change
    files     = local.files_change
    keep      = local.keep_statements
  }

  data_attachments = {
    plan-look       = ["plan", "look"]
    apply-look      = ["apply", "look"]
    apply-change    = ["apply", "change"]
    apply-functions = ["apply", "functions"]
    apply-files     = ["apply", "files"]
    apply-keep      = ["apply", "keep"]
  }
}

resource "aws_iam_policy" "data" {
  for_each = local.data_policies

  name        = "${var.name}-data-${each.key}"
  description = "Data of services: ${each.key}"
  policy      = jsonencode({ Version = "2012-10-17", Statement = each.value })
  tags        = var.tags
}

resource "aws_iam_role_policy_attachment" "data" {
  for_each = local.data_attachments

  role       = aws_iam_role.this[each.value[0]].name
  policy_arn = aws_iam_policy.data[each.value[1]].arn
}
