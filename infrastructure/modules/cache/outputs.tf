locals {
  host = local.elasticache ? aws_elasticache_replication_group.this[0].primary_endpoint_address : aws_memorydb_cluster.this[0].cluster_endpoint[0].address
}

output "host" {
  description = "Host of the primary node."
  value       = local.host
}

output "security_group_id" {
  description = "Group of the cache."
  value       = aws_security_group.this.id
}

output "environment" {
  description = "Environment of a client: CACHE_URL, whose scheme rediss says that the connection is encrypted."
  value       = { CACHE_URL = "rediss://${local.host}:${local.port}" }
}

output "alarm_names" {
  description = "Names of the alarms, sorted."
  value       = sort([for alarm in aws_cloudwatch_metric_alarm.memory : alarm.alarm_name])
}
