locals {
  listeners = {
    production = { port = var.listeners.production_port, cidr_blocks = var.listeners.production_cidr_blocks }
    test       = { port = var.listeners.test_port, cidr_blocks = var.listeners.test_cidr_blocks }
  }

  ingress = merge([
    for name, listener in local.listeners : {
      for cidr_block in listener.cidr_blocks : "${name}-${cidr_block}" => { name = name, port = listener.port, cidr_block = cidr_block }
    }
  ]...)
}

resource "aws_lb_target_group" "this" {
  for_each = toset(["blue", "green"])

  name                 = "${local.slot}-${each.key}"
  vpc_id               = var.platform.vpc_id
  target_type          = "ip"
  protocol             = "HTTP"
  port                 = var.container.port
  deregistration_delay = var.health.drain_seconds
  tags                 = var.tags

  health_check {
    path                = var.health.path
    matcher             = "200"
    interval            = var.health.interval_seconds
    timeout             = 5
    healthy_threshold   = var.health.healthy_threshold
    unhealthy_threshold = var.health.unhealthy_threshold
  }
}

resource "aws_lb_listener" "production" {
  load_balancer_arn = var.platform.load_balancer_arn
  port              = var.listeners.production_port
  protocol          = var.listeners.certificate_arn == null ? "HTTP" : "HTTPS"
  certificate_arn   = var.listeners.certificate_arn
  ssl_policy        = var.listeners.certificate_arn == null ? null : "ELBSecurityPolicy-TLS13-1-2-2021-06"
  tags              = var.tags

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this["blue"].arn
  }

  lifecycle {
    ignore_changes = [default_action] # CodeDeploy: it moves traffic between blue and green
  }
}

resource "aws_lb_listener" "test" {
  load_balancer_arn = var.platform.load_balancer_arn
  port              = var.listeners.test_port
  protocol          = var.listeners.certificate_arn == null ? "HTTP" : "HTTPS"
  certificate_arn   = var.listeners.certificate_arn
  ssl_policy        = var.listeners.certificate_arn == null ? null : "ELBSecurityPolicy-TLS13-1-2-2021-06"
  tags              = var.tags

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this["green"].arn
  }

  lifecycle {
    ignore_changes = [default_action] # CodeDeploy: it points the test listener at the new tasks
  }
}

resource "aws_vpc_security_group_ingress_rule" "load_balancer" {
  for_each = local.ingress

  security_group_id = var.platform.load_balancer_security_group_id
  description       = "${local.slot} ${each.value.name}"
  cidr_ipv4         = each.value.cidr_block
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
  tags              = var.tags
}

resource "aws_security_group" "this" {
  name        = local.name
  description = "Tasks of ${local.slot}"
  vpc_id      = var.platform.vpc_id
  tags        = merge(var.tags, { Name = local.name })
}

resource "aws_vpc_security_group_ingress_rule" "task" {
  security_group_id            = aws_security_group.this.id
  referenced_security_group_id = var.platform.load_balancer_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = var.container.port
  to_port                      = var.container.port
  tags                         = var.tags
}

resource "aws_vpc_security_group_egress_rule" "task" {
  security_group_id = aws_security_group.this.id
  description       = "Image registry, logs, and what the service calls"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
  tags              = var.tags
}
