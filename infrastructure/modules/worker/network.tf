# Nothing comes in.
resource "aws_security_group" "this" {
  name        = local.name
  description = "Tasks of ${local.slot}"
  vpc_id      = var.platform.vpc_id
  tags        = merge(var.tags, { Name = local.name })
}

resource "aws_vpc_security_group_egress_rule" "task" {
  security_group_id = aws_security_group.this.id
  description       = "Image registry, logs, and what the worker calls"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
  tags              = var.tags
}
