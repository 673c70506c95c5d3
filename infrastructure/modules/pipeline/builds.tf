locals {
  projects = {
    plan    = "Plans one deployment of one service: reads, and records the plan"
    apply   = "Applies a recorded plan, and nothing else"
    test    = "Runs the tests of a repository against a release"
    migrate = "Makes a snapshot of a database and runs its migration"
  }
}

resource "aws_cloudwatch_log_group" "this" {
  for_each = local.projects

  name              = "/delightful/builds/${var.name}-${each.key}"
  retention_in_days = var.retention.log_days
  tags              = var.tags
}

resource "aws_codebuild_project" "this" {
  for_each = local.projects

  name           = "${var.name}-${each.key}"
  description    = each.value
  service_role   = aws_iam_role.this[each.key].arn
  build_timeout  = each.key == "migrate" ? var.build.migration_timeout : var.build.timeout
  queued_timeout = var.build.queued_timeout
  tags           = var.tags

  source {
    type      = "S3"
    location  = "${aws_s3_bucket.this["artifacts"].id}/platform/platform.zip"
    buildspec = "buildspecs/${each.key}.yml"
  }

  artifacts {
    type = "NO_ARTIFACTS"
  }

  environment {
    type            = "LINUX_CONTAINER"
    image           = var.build.image
    compute_type    = var.build.compute_type
    privileged_mode = false

    dynamic "environment_variable" {
      for_each = {
        ARTIFACT_BUCKET = aws_s3_bucket.this["artifacts"].id
        STATE_BUCKET    = aws_s3_bucket.this["state"].id
        LOCK_TABLE      = aws_dynamodb_table.locks.name
        REGISTRY_TABLE  = var.registry_table
      }

      content {
        name  = environment_variable.key
        value = environment_variable.value
      }
    }
  }

  logs_config {
    cloudwatch_logs {
      group_name = aws_cloudwatch_log_group.this[each.key].name
    }
  }

  depends_on = [aws_iam_role_policy.build]
}
