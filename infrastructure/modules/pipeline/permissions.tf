# What Terraform calls for the service root: reads in look_statements, writes in change_statements.
locals {
  look_statements = [
    {
      # Reads that know no resource level, or whose resource has a name only AWS knows.
      Sid    = "Look"
      Effect = "Allow"
      Action = [
        "application-autoscaling:DescribeScalableTargets",
        "application-autoscaling:DescribeScalingPolicies",
        "application-autoscaling:ListTagsForResource",
        "cloudwatch:DescribeAlarms",
        "cloudwatch:ListTagsForResource",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeSecurityGroupRules",
        "ec2:DescribeSecurityGroups",
        "ecs:DescribeTaskDefinition",
        "elasticloadbalancing:DescribeListenerAttributes",
        "elasticloadbalancing:DescribeListeners",
        "elasticloadbalancing:DescribeTags",
        "elasticloadbalancing:DescribeTargetGroupAttributes",
        "elasticloadbalancing:DescribeTargetGroups",
        "logs:DescribeLogGroups",
        "xray:GetSamplingRules",
        "xray:ListTagsForResource",
      ]
      Resource = ["*"]
    },
    {
      Sid    = "LookAtOwn"
      Effect = "Allow"
      Action = [
        "cloudwatch:GetDashboard",
        "codedeploy:GetApplication",
        "codedeploy:GetDeploymentGroup",
        "codedeploy:ListTagsForResource",
        "ecs:DescribeClusters",
        "ecs:DescribeServices",
        "ecs:ListTagsForResource",
        "iam:GetRole",
        "iam:GetRolePolicy",
        "iam:ListAttachedRolePolicies",
        "iam:ListInstanceProfilesForRole",
        "iam:ListRolePolicies",
        "logs:ListTagsForResource",
      ]
      Resource = concat(local.owned, local.owned_roles, ["${local.prefix}:ecs:${local.scope}:cluster/${var.name}-*", "${local.prefix}:ecs:${local.scope}:task-definition/*"])
    },
  ]

  # What roles of services are called. The installation's name alone would be that of the pipeline's own roles too: of its builds, of
  # its functions, and of the workflows that push.
  task_roles  = [for kind in ["execution", "task"] : "${local.prefix}:iam::${local.account}:role/${var.name}-*-${kind}"]
  owned_roles = concat(local.task_roles, [for kind in ["codedeploy", "function"] : "${local.prefix}:iam::${local.account}:role/${var.name}-*-${kind}"])

  # Everything else that a service owns has the installation's name in its ARN, or stands in its clusters.
  owned = [
    "${local.prefix}:cloudwatch::${local.account}:dashboard/${var.name}-*",
    "${local.prefix}:cloudwatch:${local.scope}:alarm:${var.name}-*",
    "${local.prefix}:codedeploy:${local.scope}:application:${var.name}-*",
    "${local.prefix}:codedeploy:${local.scope}:deploymentgroup:${var.name}-*",
    "${local.prefix}:ecs:${local.scope}:service/${var.name}-*",
    "${local.prefix}:logs:${local.scope}:log-group:/delightful/*",
    "${local.prefix}:xray:${local.scope}:sampling-rule/${var.name}-*",
  ]

  change_statements = [
    {
      Sid    = "Own"
      Effect = "Allow"
      Action = [
        "cloudwatch:DeleteAlarms", "cloudwatch:DeleteDashboards", "cloudwatch:PutDashboard", "cloudwatch:PutMetricAlarm",
        "cloudwatch:TagResource", "cloudwatch:UntagResource",
        "codedeploy:CreateApplication", "codedeploy:CreateDeploymentGroup", "codedeploy:DeleteApplication",
        "codedeploy:DeleteDeploymentGroup", "codedeploy:TagResource", "codedeploy:UntagResource", "codedeploy:UpdateDeploymentGroup",
        "ecs:CreateService", "ecs:DeleteService", "ecs:TagResource", "ecs:UntagResource", "ecs:UpdateService",
        "logs:CreateLogGroup", "logs:DeleteLogGroup", "logs:PutRetentionPolicy", "logs:TagResource", "logs:UntagResource",
        "xray:CreateSamplingRule", "xray:DeleteSamplingRule", "xray:TagResource", "xray:UntagResource", "xray:UpdateSamplingRule",
      ]
      Resource = local.owned
    },
    {
      Sid    = "Traffic"
      Effect = "Allow"
      Action = [
        "elasticloadbalancing:AddTags", "elasticloadbalancing:CreateListener", "elasticloadbalancing:CreateTargetGroup",
        "elasticloadbalancing:DeleteListener", "elasticloadbalancing:DeleteTargetGroup", "elasticloadbalancing:ModifyListener",
        "elasticloadbalancing:ModifyListenerAttributes", "elasticloadbalancing:ModifyTargetGroup",
        "elasticloadbalancing:ModifyTargetGroupAttributes", "elasticloadbalancing:RemoveTags",
      ]
      Resource = [
        "${local.prefix}:elasticloadbalancing:${local.scope}:listener/app/${var.name}-*",
        "${local.prefix}:elasticloadbalancing:${local.scope}:loadbalancer/app/${var.name}-*",
        "${local.prefix}:elasticloadbalancing:${local.scope}:targetgroup/*",
      ]
    },
    {
      Sid    = "Firewall"
      Effect = "Allow"
      Action = [
        "ec2:AuthorizeSecurityGroupEgress", "ec2:AuthorizeSecurityGroupIngress", "ec2:CreateSecurityGroup", "ec2:CreateTags",
        "ec2:DeleteSecurityGroup", "ec2:DeleteTags", "ec2:ModifySecurityGroupRules", "ec2:RevokeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress",
      ]
      Resource = [for kind in ["security-group", "security-group-rule", "vpc"] : "${local.prefix}:ec2:${local.scope}:${kind}/*"]
    },
    {
      # Registering and scaling know no resource level.
      Sid    = "TasksAndScaling"
      Effect = "Allow"
      Action = [
        "application-autoscaling:DeleteScalingPolicy", "application-autoscaling:DeregisterScalableTarget",
        "application-autoscaling:PutScalingPolicy", "application-autoscaling:RegisterScalableTarget",
        "application-autoscaling:TagResource", "application-autoscaling:UntagResource", "ecs:RegisterTaskDefinition",
      ]
      Resource = ["*"]
    },
    {
      Sid      = "TagTaskDefinitions"
      Effect   = "Allow"
      Action   = ["ecs:TagResource"]
      Resource = ["${local.prefix}:ecs:${local.scope}:task-definition/*"]
    },
    {
      # A role that it makes can never do more than the boundary, so it cannot raise itself.
      Sid       = "BoundedRoles"
      Effect    = "Allow"
      Action    = ["iam:CreateRole", "iam:PutRolePolicy", "iam:PutRolePermissionsBoundary"]
      Resource  = local.owned_roles
      Condition = { StringEquals = { "iam:PermissionsBoundary" = aws_iam_policy.boundary.arn } }
    },
    {
      Sid      = "Roles"
      Effect   = "Allow"
      Action   = ["iam:DeleteRole", "iam:DeleteRolePolicy", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole"]
      Resource = local.owned_roles
    },
    {
      # AWS makes these when the first service of an account scales or starts.
      Sid       = "ServiceRoles"
      Effect    = "Allow"
      Action    = ["iam:CreateServiceLinkedRole"]
      Resource  = ["${local.prefix}:iam::${local.account}:role/aws-service-role/*"]
      Condition = { StringEquals = { "iam:AWSServiceName" = ["ecs.amazonaws.com", "ecs.application-autoscaling.amazonaws.com"] } }
    },
    {
      Sid       = "PassRoles"
      Effect    = "Allow"
      Action    = ["iam:PassRole"]
      Resource  = local.owned_roles
      Condition = { StringEquals = { "iam:PassedToService" = ["codedeploy.amazonaws.com", "ecs-tasks.amazonaws.com", "lambda.amazonaws.com"] } }
    },
  ]
}
