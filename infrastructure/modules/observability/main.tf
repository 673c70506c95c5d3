locals {
  # Which colour serves changes with each rollout, so every alarm looks at both target groups.
  alarms = {
    target-5xx = {
      description = "Targets answer with 5xx"
      metric      = "HTTPCode_Target_5XX_Count"
      statistic   = "Sum"
      combine     = "FILL(blue, 0) + FILL(green, 0)"
      threshold   = var.thresholds.target_5xx
    }
    unhealthy-hosts = {
      description = "Targets fail their health check"
      metric      = "UnHealthyHostCount"
      statistic   = "Maximum"
      combine     = "FILL(blue, 0) + FILL(green, 0)"
      threshold   = var.thresholds.unhealthy_hosts
    }
    latency = {
      description = "Targets answer slowly (95th percentile, seconds)"
      metric      = "TargetResponseTime"
      statistic   = "p95"
      combine     = "MAX([FILL(blue, 0), FILL(green, 0)])"
      threshold   = var.thresholds.latency_p95
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = { for name, alarm in local.alarms : name => alarm if var.load_balancer != null }

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.description
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = each.value.threshold
  evaluation_periods  = var.thresholds.minutes
  datapoints_to_alarm = var.thresholds.minutes
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.alarm_action_arns
  ok_actions          = var.alarm_action_arns
  tags                = var.tags

  metric_query {
    id          = "both"
    expression  = each.value.combine
    label       = each.value.description
    return_data = true
  }

  dynamic "metric_query" {
    for_each = var.load_balancer.target_group_arn_suffixes

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/ApplicationELB"
        metric_name = each.value.metric
        stat        = each.value.statistic
        period      = 60

        dimensions = {
          LoadBalancer = var.load_balancer.arn_suffix
          TargetGroup  = metric_query.value
        }
      }
    }
  }
}

# What nobody calls answers nobody: of a worker its memory tells, before it is killed for it.
resource "aws_cloudwatch_metric_alarm" "memory" {
  count = var.load_balancer == null ? 1 : 0

  alarm_name          = "${var.name}-memory"
  alarm_description   = "Tasks have little memory left (percent used)"
  namespace           = "AWS/ECS"
  metric_name         = "MemoryUtilization"
  statistic           = "Maximum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = var.thresholds.memory_percent
  period              = 60
  evaluation_periods  = var.thresholds.minutes
  datapoints_to_alarm = var.thresholds.minutes
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.alarm_action_arns
  ok_actions          = var.alarm_action_arns
  tags                = var.tags

  dimensions = {
    ClusterName = var.service.cluster_name
    ServiceName = var.service.service_name
  }
}

resource "aws_xray_sampling_rule" "this" {
  count = var.xray_sampling_rate == null ? 0 : 1

  # A rule name has at most 32 characters; what is cut off of two may be all that tells them apart.
  rule_name      = length(var.name) <= 32 ? var.name : "${substr(var.name, 0, 23)}-${substr(sha1(var.name), 0, 8)}"
  priority       = 1000
  version        = 1
  reservoir_size = 1
  fixed_rate     = var.xray_sampling_rate
  service_name   = var.name
  service_type   = "*"
  host           = "*"
  http_method    = "*"
  url_path       = "*"
  resource_arn   = "*"
  tags           = var.tags
}
