data "aws_region" "this" {}

locals {
  slot = "${var.service}-${var.environment}"
  name = "delightful-${local.slot}"

  environment = merge(var.container.environment, {
    PORT      = tostring(var.container.port)
    IMAGE_TAG = var.image.tag
  })
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

  container_definitions = jsonencode([{
    name         = var.service
    image        = "${var.image.repository_url}@${var.image.digest}"
    essential    = true
    portMappings = [{ containerPort = var.container.port, hostPort = var.container.port, protocol = "tcp" }]
    environment  = [for name, value in local.environment : { name = name, value = value }]
    secrets      = [for name, arn in var.container.secrets : { name = name, valueFrom = arn }]
    dockerLabels = { "org.opencontainers.image.version" = var.image.tag }

    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.this.name
        awslogs-region        = data.aws_region.this.name
        awslogs-stream-prefix = "task"
      }
    }
  }])

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_ecs_service" "this" {
  name                              = var.service
  cluster                           = var.platform.cluster_arn
  task_definition                   = aws_ecs_task_definition.this.arn
  launch_type                       = "FARGATE"
  desired_count                     = var.scaling.desired_count
  health_check_grace_period_seconds = 60
  propagate_tags                    = "SERVICE"
  tags                              = var.tags

  deployment_controller {
    type = "CODE_DEPLOY"
  }

  network_configuration {
    subnets          = var.platform.subnet_ids
    security_groups  = [aws_security_group.this.id]
    assign_public_ip = var.platform.assign_public_ip
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.this["blue"].arn
    container_name   = var.service
    container_port   = var.container.port
  }

  lifecycle {
    ignore_changes = [
      task_definition,                   # CodeDeploy: each rollout sets it
      load_balancer,                     # CodeDeploy: blue and green change places
      desired_count,                     # Application Auto Scaling
      availability_zone_rebalancing,     # ECS: always off for a service that CodeDeploy rolls out
      health_check_grace_period_seconds, # nobody: given once, at creation
    ]
  }

  # ECS refuses a target group that no listener uses yet.
  depends_on = [aws_lb_listener.production, aws_lb_listener.test, aws_iam_role_policy.execution]
}
