data "aws_caller_identity" "this" {}

data "aws_partition" "this" {}

data "aws_region" "this" {}

locals {
  region = data.aws_region.this.name
  console = lookup({
    aws-cn     = "console.amazonaws.cn"
    aws-us-gov = "console.amazonaws-us-gov.com"
  }, data.aws_partition.this.partition, "console.aws.amazon.com")

  # The functions' own template raises these two.
  dead_alarms = [for name in ["dead-letters", "dead-feedback"] : "arn:${data.aws_partition.this.partition}:cloudwatch:${local.region}:${data.aws_caller_identity.this.account_id}:alarm:${name}-${var.name}"]

  outcomes = ["released", "rolledBack", "failed", "rejected", "expired", "superseded", "previewed", "cancelled"]
  stages   = ["waiting", "analyze", "plan", "approve", "apply", "migrate", "shift", "bake", "test", "rollback"]
  lanes    = ["pull-request", "chat", "topic", "pager", "webhook"]

  charts = [
    {
      title   = "Deployments by outcome"
      stat    = "Sum"
      metrics = [for outcome in local.outcomes : ["Delightful", "Deployments", "Outcome", outcome]]
    },
    {
      title   = "Share that failed"
      stat    = "Average"
      metrics = [["Delightful", "DeploymentFailed"]]
    },
    {
      title   = "Seconds that the pipeline worked"
      stat    = "p50"
      metrics = [["Delightful", "PipelineSeconds", { label = "half" }], ["Delightful", "PipelineSeconds", { label = "nine of ten", stat = "p90" }]]
    },
    {
      title   = "Seconds in each stage, median"
      stat    = "p50"
      metrics = [for stage in local.stages : ["Delightful", "StageSeconds", "Stage", stage]]
    },
    {
      title   = "Contention: waiting for a slot, lost writes"
      stat    = "Sum"
      metrics = [["Delightful", "Waits"], ["Delightful", "WriteConflicts"]]
    },
    {
      title   = "Repairs: events that AWS lost, commands run again, stalls"
      stat    = "Sum"
      metrics = [["Delightful", "LostEvents"], ["Delightful", "CommandFailures"], ["Delightful", "Stalls"]]
    },
    {
      title   = "People who could not be told, by lane"
      stat    = "Sum"
      metrics = [for lane in local.lanes : ["Delightful", "DeliveryFailures", "Lane", lane]]
    },
    {
      title   = "Dead letters, and how old the oldest message is (seconds)"
      stat    = "Maximum"
      metrics = concat([for queue in ["dead", "feedback-dead.fifo"] : ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", "${var.name}-${queue}"]], [["AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", local.feedback.QueueName, { yAxis = "right" }]])
    },
    {
      title   = "Errors of the functions"
      stat    = "Sum"
      metrics = [[{ expression = "SEARCH('{AWS/Lambda,FunctionName} MetricName=\"Errors\" FunctionName=\"${var.name}-\"', 'Sum', 300)" }]]
    },
    {
      title   = "Runs of the watchdog, and what a language model cost (dollars)"
      stat    = "Sum"
      metrics = [["AWS/Lambda", "Invocations", "FunctionName", local.watchdog.FunctionName], ["Delightful", "LanguageModelDollars", { yAxis = "right" }]]
    },
  ]
}

resource "aws_cloudwatch_dashboard" "this" {
  count = var.dashboard ? 1 : 0

  # Dashboards that begin with the name of the installation belong to services.
  dashboard_name = "pipeline-${var.name}"

  dashboard_body = jsonencode({
    widgets = concat(
      [{
        type       = "alarm"
        x          = 0
        y          = 0
        width      = 24
        height     = 3
        properties = { title = "Alarms of the pipeline", alarms = concat([for alarm in aws_cloudwatch_metric_alarm.this : alarm.arn], local.dead_alarms) }
      }],
      [
        for index, chart in local.charts : {
          type   = "metric"
          x      = (index % 2) * 12
          y      = 3 + floor(index / 2) * 6
          width  = 12
          height = 6
          properties = {
            title   = chart.title
            region  = local.region
            stat    = chart.stat
            period  = 300
            view    = "timeSeries"
            metrics = chart.metrics
          }
        }
      ],
    )
  })
}
