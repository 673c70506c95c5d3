locals {
  # Both measure each node; the worst of them counts.
  watched = local.elasticache ? {
    namespace  = "AWS/ElastiCache"
    metric     = "DatabaseMemoryUsagePercentage"
    dimensions = { CacheClusterId = "${var.name}-001" }
    } : {
    namespace  = "AWS/MemoryDB"
    metric     = "DatabaseMemoryUsagePercentage"
    dimensions = { ClusterName = var.name }
  }
}

resource "aws_cloudwatch_metric_alarm" "memory" {
  alarm_name          = "${var.name}-cache-memory"
  alarm_description   = "Little memory is left (percent used)"
  namespace           = local.watched.namespace
  metric_name         = local.watched.metric
  dimensions          = local.watched.dimensions
  statistic           = "Maximum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 90
  period              = 300
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.alarm_action_arns
  ok_actions          = var.alarm_action_arns
  tags                = var.tags
}
