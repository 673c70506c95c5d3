locals {
  # Spent so far, and what AWS expects of the whole month.
  notifications = merge(
    { for percent in var.actual_percents : "ACTUAL-${percent}" => { type = "ACTUAL", percent = percent } },
    { for percent in var.forecast_percents : "FORECASTED-${percent}" => { type = "FORECASTED", percent = percent } },
  )
}

resource "aws_budgets_budget" "this" {
  name         = var.name
  budget_type  = "COST"
  time_unit    = "MONTHLY"
  limit_amount = format("%.2f", var.monthly_limit)
  limit_unit   = "USD"
  tags         = var.tags

  # A resource is counted by its tags from the day on which they are activated as cost allocation tags.
  dynamic "cost_filter" {
    for_each = length(var.of_tags) == 0 ? [] : [var.of_tags]

    content {
      name   = "TagKeyValue"
      values = [for key, value in cost_filter.value : format("user:%s$%s", key, value)]
    }
  }

  dynamic "notification" {
    for_each = local.notifications

    content {
      notification_type          = notification.value.type
      comparison_operator        = "GREATER_THAN"
      threshold                  = notification.value.percent
      threshold_type             = "PERCENTAGE"
      subscriber_email_addresses = var.notify.emails
      subscriber_sns_topic_arns  = var.notify.topic_arn == null ? [] : [var.notify.topic_arn]
    }
  }
}
