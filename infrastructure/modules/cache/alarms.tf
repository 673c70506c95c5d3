locals {
  # ElastiCache measures each node by itself, and a failover changes which of them is the primary. Of MemoryDB the cluster is measured.
  watched = toset(local.elasticache ? [for node in range(1, 2 + var.size.replicas) : format("-%03d", node)] : [""])
}

resource "aws_cloudwatch_metric_alarm" "memory" {
  for_each = local.watched

  alarm_name          = "${var.name}-cache-memory${each.key}"
  alarm_description   = "Little memory is left (percent used)"
  namespace           = local.elasticache ? "AWS/ElastiCache" : "AWS/MemoryDB"
  metric_name         = "DatabaseMemoryUsagePercentage"
  dimensions          = { (local.elasticache ? "CacheClusterId" : "ClusterName") = "${var.name}${each.key}" }
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

# What is measured as a whole keeps its alarm. It has the same name either way, so it cannot be made anew beside the old one.
moved {
  from = aws_cloudwatch_metric_alarm.memory
  to   = aws_cloudwatch_metric_alarm.memory[""]
}
