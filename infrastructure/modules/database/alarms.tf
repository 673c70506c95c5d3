locals {
  alarms = {
    storage = {
      description = "Little storage is left (bytes)"
      metric      = "FreeStorageSpace"
      statistic   = "Minimum"
      comparison  = "LessThanOrEqualToThreshold"
      threshold   = var.size.storage_gib * 1024 * 1024 * 1024 / 10
    }
    cpu = {
      description = "The processor is busy (percent)"
      metric      = "CPUUtilization"
      statistic   = "Average"
      comparison  = "GreaterThanOrEqualToThreshold"
      threshold   = 90
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.name}-database-${each.key}"
  alarm_description   = each.value.description
  namespace           = "AWS/RDS"
  metric_name         = each.value.metric
  statistic           = each.value.statistic
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  period              = 300
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.alarm_action_arns
  ok_actions          = var.alarm_action_arns
  tags                = var.tags

  dimensions = {
    DBInstanceIdentifier = aws_db_instance.this.identifier
  }
}
