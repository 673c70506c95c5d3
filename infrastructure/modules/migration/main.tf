data "aws_region" "this" {}

locals {
  environment = merge(var.container.environment, { IMAGE_TAG = var.image.tag })
}

# The entry point is the shell, because a command alone would be arguments of the image's own.
resource "aws_ecs_task_definition" "this" {
  family                   = "${var.service.name}-${var.service.environment}-migration"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.container.cpu
  memory                   = var.container.memory
  execution_role_arn       = var.service.role_arns.execution
  task_role_arn            = var.service.role_arns.task
  tags                     = var.tags

  # One may be running when the next is registered.
  skip_destroy = true

  container_definitions = jsonencode([{
    name         = var.service.name
    image        = "${var.image.repository_url}@${var.image.digest}"
    essential    = true
    entryPoint   = ["/bin/sh", "-c"]
    command      = [var.command]
    environment  = [for name, value in local.environment : { name = name, value = value }]
    secrets      = [for name, arn in var.container.secrets : { name = name, valueFrom = arn }]
    dockerLabels = { "org.opencontainers.image.version" = var.image.tag }

    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = var.service.log_group_name
        awslogs-region        = data.aws_region.this.name
        awslogs-stream-prefix = "migration"
      }
    }
  }])

  lifecycle {
    create_before_destroy = true
  }
}
