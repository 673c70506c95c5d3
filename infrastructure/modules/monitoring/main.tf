locals {
  watchdog = { FunctionName = "${var.name}-watchdog" }
  feedback = { QueueName = "${var.name}-feedback.fifo" }

  # One metric each: an alarm costs by the metrics it looks at.
  alarms = {
    watchdog-silent = {
      description = "The watchdog did not run for five minutes: lost events are not repaired and nothing that only time ends is ended. Look at the rule of delightful-watchdog and at the limits of Lambda."
      namespace   = "AWS/Lambda"
      metric      = "Invocations"
      dimensions  = local.watchdog
      statistic   = "Sum"
      period      = 60
      periods     = 5
      operator    = "LessThanThreshold"
      threshold   = 1
      missing     = "breaching"
    }
    stalled = {
      description = "A deployment stalled: nothing is heard of its work, and nobody answers when asked. `delightful status` says which and since when; `delightful unlock` gives it up."
      namespace   = "Delightful"
      metric      = "Stalls"
      dimensions  = {}
      statistic   = "Sum"
      period      = 300
      periods     = 1
      operator    = "GreaterThanOrEqualToThreshold"
      threshold   = var.thresholds.stalls
      missing     = "notBreaching"
    }
    failing = {
      description = "Too many deployments fail or are rolled back. `delightful history --outcome failed` and `--outcome rolledBack` say why."
      namespace   = "Delightful"
      metric      = "DeploymentFailed"
      dimensions  = {}
      statistic   = "Average"
      period      = var.thresholds.hours * 3600
      periods     = 1
      operator    = "GreaterThanOrEqualToThreshold"
      threshold   = var.thresholds.failure_rate
      missing     = "notBreaching"
    }
    slow = {
      description = "The pipeline works too long for a deployment. The metric StageSeconds says in which stage."
      namespace   = "Delightful"
      metric      = "PipelineSeconds"
      dimensions  = {}
      statistic   = "p90"
      period      = var.thresholds.hours * 3600
      periods     = 1
      operator    = "GreaterThanOrEqualToThreshold"
      threshold   = var.thresholds.pipeline_seconds
      missing     = "notBreaching"
    }
    untold = {
      description = "Comments or messages wait too long: GitHub, Slack or another receiver does not take them. Deployments go on; DeliveryFailures says on which lane."
      namespace   = "AWS/SQS"
      metric      = "ApproximateAgeOfOldestMessage"
      dimensions  = local.feedback
      statistic   = "Maximum"
      period      = 300
      periods     = 1
      operator    = "GreaterThanOrEqualToThreshold"
      threshold   = var.thresholds.feedback_minutes * 60
      missing     = "notBreaching"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = { for name, alarm in local.alarms : name => alarm if contains(var.alarms, name) }

  # Not named after the installation first: alarms that begin with it belong to services, and roll them back.
  alarm_name          = "${each.key}-${var.name}"
  alarm_description   = each.value.description
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = startswith(each.value.statistic, "p") ? null : each.value.statistic
  extended_statistic  = startswith(each.value.statistic, "p") ? each.value.statistic : null
  period              = each.value.period
  evaluation_periods  = each.value.periods
  datapoints_to_alarm = each.value.periods
  comparison_operator = each.value.operator
  threshold           = each.value.threshold
  treat_missing_data  = each.value.missing
  alarm_actions       = var.alarm_action_arns
  ok_actions          = var.alarm_action_arns
  tags                = var.tags
}
