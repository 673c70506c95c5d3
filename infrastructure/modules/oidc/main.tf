locals {
  issuer       = "token.actions.githubusercontent.com"
  provider_arn = var.provider_arn == null ? aws_iam_openid_connect_provider.this[0].arn : var.provider_arn

  # What GitHub calls a run, to the letter: a run of anything else is not trusted.
  subjects = {
    for name, role in var.roles : name => concat(
      [for ref in role.refs : "repo:${role.repository}:ref:${ref}"],
      [for environment in role.environments : "repo:${role.repository}:environment:${environment}"],
      role.pull_requests ? ["repo:${role.repository}:pull_request"] : [],
    )
  }
}

# An account has one provider for all repositories.
resource "aws_iam_openid_connect_provider" "this" {
  count = var.provider_arn == null ? 1 : 0

  url            = "https://${local.issuer}"
  client_id_list = ["sts.amazonaws.com"]
  tags           = var.tags
}

resource "aws_iam_role" "this" {
  for_each = var.roles

  name                 = "${var.name}-${each.key}"
  description          = "Workflows of ${each.value.repository} push images and the source they are made of"
  max_session_duration = 3600
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = local.provider_arn }
      Condition = {
        StringEquals = {
          "${local.issuer}:aud" = "sts.amazonaws.com"
          "${local.issuer}:sub" = local.subjects[each.key]
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  for_each = var.roles

  name = "push"
  role = aws_iam_role.this[each.key].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        # Knows no resource level.
        Sid      = "SignIn"
        Effect   = "Allow"
        Action   = ["ecr:GetAuthorizationToken"]
        Resource = ["*"]
      },
      {
        Sid    = "PushImages"
        Effect = "Allow"
        Action = [
          "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload", "ecr:InitiateLayerUpload",
          "ecr:PutImage", "ecr:UploadLayerPart",
        ]
        Resource = [for repository in each.value.image_repositories : var.image_repository_arns[repository]]
      },
      {
        Sid      = "PutSourceBundle"
        Effect   = "Allow"
        Action   = ["s3:PutObject"]
        Resource = [for repository in each.value.image_repositories : "${var.artifact_bucket_arn}/source/${repository}/*"]
      },
    ]
  })
}
