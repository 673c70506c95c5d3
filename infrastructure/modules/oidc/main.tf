locals {
  issuer     = "token.actions.githubusercontent.com"
  repository = var.github.repository

  # What GitHub calls a run, to the letter: a run of anything else is not trusted.
  subjects = concat(
    [for ref in var.github.refs : "repo:${local.repository}:ref:${ref}"],
    [for environment in var.github.environments : "repo:${local.repository}:environment:${environment}"],
    var.github.pull_requests ? ["repo:${local.repository}:pull_request"] : [],
  )

  provider_arn = var.provider_arn == null ? aws_iam_openid_connect_provider.this[0].arn : var.provider_arn
}

# An account has one provider for all repositories.
resource "aws_iam_openid_connect_provider" "this" {
  count = var.provider_arn == null ? 1 : 0

  url            = "https://${local.issuer}"
  client_id_list = ["sts.amazonaws.com"]
  tags           = var.tags
}

resource "aws_iam_role" "this" {
  name                 = var.name
  description          = "Workflows of ${local.repository} push images and the source they are made of"
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
          "${local.issuer}:sub" = local.subjects
        }
      }
    }]
  })

  lifecycle {
    precondition {
      condition     = length(local.subjects) > 0
      error_message = "github must name a ref, an environment or pull requests: a role that trusts no run is of no use."
    }
  }
}

resource "aws_iam_role_policy" "this" {
  name = "push"
  role = aws_iam_role.this.id

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
        Resource = sort(values(var.image_repositories))
      },
      {
        Sid      = "PutSourceBundle"
        Effect   = "Allow"
        Action   = ["s3:PutObject"]
        Resource = [for name in sort(keys(var.image_repositories)) : "${var.artifact_bucket_arn}/source/${name}/*"]
      },
    ]
  })
}
