locals {
  port        = 6379
  elasticache = var.kind == "elasticache"
  node_type   = coalesce(var.size.node_type, local.elasticache ? "cache.t4g.micro" : "db.t4g.small")
}

resource "aws_security_group" "this" {
  name        = "${var.name}-cache"
  description = "Cache ${var.name}"
  vpc_id      = var.network.vpc_id
  tags        = merge(var.tags, { Name = "${var.name}-cache" })
}

resource "aws_vpc_security_group_ingress_rule" "client" {
  for_each = var.clients

  security_group_id            = aws_security_group.this.id
  referenced_security_group_id = each.value
  ip_protocol                  = "tcp"
  from_port                    = local.port
  to_port                      = local.port
  tags                         = merge(var.tags, { Name = each.key })
}

resource "aws_elasticache_subnet_group" "this" {
  count = local.elasticache ? 1 : 0

  name        = var.name
  description = "Cache ${var.name}"
  subnet_ids  = var.network.subnet_ids
  tags        = var.tags
}

resource "aws_elasticache_replication_group" "this" {
  count = local.elasticache ? 1 : 0

  replication_group_id = var.name
  description          = "Cache ${var.name}"
  engine               = var.engine.name
  engine_version       = var.engine.version
  node_type            = local.node_type
  port                 = local.port
  tags                 = var.tags

  num_cache_clusters         = 1 + var.size.replicas
  automatic_failover_enabled = var.size.replicas > 0
  multi_az_enabled           = var.size.replicas > 0

  at_rest_encryption_enabled = true
  kms_key_id                 = var.kms_key_arn
  transit_encryption_enabled = true
  user_group_ids             = var.access_list == null ? null : [var.access_list]

  subnet_group_name        = aws_elasticache_subnet_group.this[0].name
  security_group_ids       = [aws_security_group.this.id]
  snapshot_retention_limit = var.snapshot_retention_days
}

resource "aws_memorydb_subnet_group" "this" {
  count = local.elasticache ? 0 : 1

  name        = var.name
  description = "Cache ${var.name}"
  subnet_ids  = var.network.subnet_ids
  tags        = var.tags
}

resource "aws_memorydb_cluster" "this" {
  count = local.elasticache ? 0 : 1

  name           = var.name
  description    = "Cache ${var.name}"
  engine         = var.engine.name
  engine_version = var.engine.version
  node_type      = local.node_type
  port           = local.port
  tags           = var.tags

  num_shards             = 1
  num_replicas_per_shard = var.size.replicas

  # Data at rest is always encrypted. Without a list of its own who may connect is decided by the security group alone.
  kms_key_arn = var.kms_key_arn
  tls_enabled = true
  acl_name    = coalesce(var.access_list, "open-access")

  subnet_group_name        = aws_memorydb_subnet_group.this[0].name
  security_group_ids       = [aws_security_group.this.id]
  snapshot_retention_limit = var.snapshot_retention_days
}
