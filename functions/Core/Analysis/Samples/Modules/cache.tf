variable "service" {
  description = "Name of the service."
  type        = string
  nullable    = false
}

variable "environment" {
  description = "Name of the environment."
  type        = string
  nullable    = false
}

variable "vpc_id" {
  description = "Network of the environment."
  type        = string
  nullable    = false
}

variable "subnet_ids" {
  description = "Private subnets of the environment."
  type        = list(string)
  nullable    = false
}

variable "client_security_group_ids" {
  description = "Security groups of the tasks that may connect."
  type        = list(string)
  nullable    = false
}

variable "engine" {
  description = "Engine of the cache."
  type        = string
  default     = "redis"
  nullable    = false
}

variable "node_type" {
  description = "Size of a node: small, until somebody measured."
  type        = string
  default     = "cache.t4g.micro"
  nullable    = false
}

locals {
  name     = "${var.service}-${var.environment}"
  replicas = var.environment == "prod" ? 2 : 1
}

resource "aws_elasticache_subnet_group" "this" {
  name       = local.name
  subnet_ids = var.subnet_ids
}

resource "aws_security_group" "this" {
  name_prefix = "${local.name}-cache-"
  description = "Cache of ${local.name}"
  vpc_id      = var.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "clients" {
  for_each = toset(var.client_security_group_ids)

  security_group_id            = aws_security_group.this.id
  referenced_security_group_id = each.value
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
}

resource "aws_elasticache_replication_group" "this" {
  replication_group_id = local.name
  description          = "Cache of ${local.name}"
  engine               = var.engine
  node_type            = var.node_type

  num_cache_clusters         = local.replicas
  automatic_failover_enabled = local.replicas > 1
  multi_az_enabled           = local.replicas > 1

  at_rest_encryption_enabled = true
  transit_encryption_enabled = true

  subnet_group_name  = aws_elasticache_subnet_group.this.name
  security_group_ids = [aws_security_group.this.id]
}

output "endpoint" {
  description = "Host of the primary node; connections are encrypted, so the scheme is rediss."
  value       = aws_elasticache_replication_group.this.primary_endpoint_address
}
