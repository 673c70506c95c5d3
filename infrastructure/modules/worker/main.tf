data "aws_region" "this" {}

locals {
  slot = "${var.service}-${var.environment}"
  name = "delightful-${local.slot}"

  environment = merge(var.container.environment, { IMAGE_TAG = var.image.tag })

  container = {
    name         = var.service
    image        = "${var.image.repository_url}@${var.image.digest}"
    essential    = true
    environment  = [for name, value in local.environment : { name = name, value = value }]
    secrets      = [for name, arn in var.container.secrets : { name = name, valueFrom = arn }]
    stopTimeout  = var.container.stop_seconds
    dockerLabels = { "org.opencontainers.image.version" = var.image.tag }

    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.this.name
        awslogs-region        = data.aws_region.this.name
        awslogs-stream-prefix = "task"
      }
    }
  }

  command = var.container.command == null ? {} : { command = var.container.command }

  health = var.health == null ? {} : {
    healthCheck = {
      command     = concat(["CMD"], var.health.command)
      interval    = var.health.interval_seconds
      timeout     = var.health.timeout_seconds
      retries     = var.health.retries
      startPeriod = var.health.start_seconds
    }
  }
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/delightful/${var.environment}/${var.service}"
  retention_in_days = var.log_retention_days
  tags              = var.tags
}

resource "aws_ecs_task_definition" "this" {
  family                   = local.slot
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.container.cpu
  memory                   = var.container.memory
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn
  tags                     = var.tags

  # Older revisions stay registered: one may be running, and a rollback needs them.
  skip_destroy = true

  container_definitions = jsonencode([merge(local.container, local.command, local.health)])

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_ecs_service" "this" {
  name            = var.service
  cluster         = var.platform.cluster_arn
  task_definition = aws_ecs_task_definition.this.arn
  launch_type     = "FARGATE"
  desired_count   = var.scaling.desired_count
  propagate_tags  = "SERVICE"
  tags            = var.tags

  deployment_minimum_healthy_percent = var.rollout.minimum_healthy_percent
  deployment_maximum_percent         = var.rollout.maximum_percent

  # ECS moves a task to another zone by starting the new one first, for which there has to be room.
  availability_zone_rebalancing = var.rollout.maximum_percent > 100 ? "ENABLED" : "DISABLED"

  deployment_controller {
    type = "ECS"
  }

  # New tasks that do not stay up, or an alarm: ECS goes back to the task definition before.
  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  dynamic "alarms" {
    for_each = length(var.rollout.alarm_names) == 0 ? [] : [var.rollout.alarm_names]

    content {
      alarm_names = alarms.value
      enable      = true
      rollback    = true
    }
  }

  network_configuration {
    subnets          = var.platform.subnet_ids
    security_groups  = [aws_security_group.this.id]
    assign_public_ip = var.platform.assign_public_ip
  }

  lifecycle {
    ignore_changes = [
      task_definition, # the pipeline's driver: each rollout sets it, and the circuit breaker sets it back
      desired_count,   # Application Auto Scaling
    ]
  }

  depends_on = [aws_iam_role_policy.execution]
}
