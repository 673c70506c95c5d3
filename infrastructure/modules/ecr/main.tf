locals {
  lifecycle_rules = [
    {
      rulePriority = 1
      description  = "Untagged images"
      action       = { type = "expire" }
      selection = {
        tagStatus   = "untagged"
        countType   = "sinceImagePushed"
        countUnit   = "days"
        countNumber = var.retention.untagged_days
      }
    },
    {
      rulePriority = 2
      description  = "Pull-request images"
      action       = { type = "expire" }
      selection = {
        tagStatus     = "tagged"
        tagPrefixList = ["pr-"]
        countType     = "sinceImagePushed"
        countUnit     = "days"
        countNumber   = var.retention.pull_request_days
      }
    },
    {
      rulePriority = 3
      description  = "All but the newest"
      action       = { type = "expire" }
      selection = {
        tagStatus   = "any"
        countType   = "imageCountMoreThan"
        countNumber = var.retention.newest_images
      }
    },
  ]
}

resource "aws_ecr_repository" "this" {
  for_each = var.repositories

  name                 = each.key
  image_tag_mutability = "IMMUTABLE"
  tags                 = var.tags

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "AES256"
  }
}

resource "aws_ecr_lifecycle_policy" "this" {
  for_each = var.repositories

  repository = aws_ecr_repository.this[each.key].name
  policy     = jsonencode({ rules = local.lifecycle_rules })
}
