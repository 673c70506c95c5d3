data "aws_partition" "this" {}

data "aws_region" "this" {}

locals {
  region = data.aws_region.this.name
  console = lookup({
    aws-cn     = "console.amazonaws.cn"
    aws-us-gov = "console.amazonaws-us-gov.com"
  }, data.aws_partition.this.partition, "console.aws.amazon.com")

  all_alarms = concat([for alarm in aws_cloudwatch_metric_alarm.this : alarm], aws_cloudwatch_metric_alarm.memory)

  # A worker has no traffic to show.
  charts = [for chart in local.traffic : chart if var.load_balancer != null]
  traffic = [
    { title = "Requests per minute", metric = "RequestCount", stat = "Sum" },
    { title = "Target 5xx per minute", metric = "HTTPCode_Target_5XX_Count", stat = "Sum" },
    { title = "Answer time, 95th percentile", metric = "TargetResponseTime", stat = "p95" },
    { title = "Healthy targets", metric = "HealthyHostCount", stat = "Minimum" },
  ]
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = var.name

  dashboard_body = jsonencode({
    widgets = concat(
      [
        for index, chart in local.charts : {
          type   = "metric"
          x      = (index % 2) * 12
          y      = floor(index / 2) * 6
          width  = 12
          height = 6
          properties = {
            title  = chart.title
            region = local.region
            stat   = chart.stat
            period = 60
            view   = "timeSeries"
            metrics = [
              for colour, suffix in var.load_balancer.target_group_arn_suffixes : [
                "AWS/ApplicationELB", chart.metric,
                "LoadBalancer", var.load_balancer.arn_suffix, "TargetGroup", suffix, { label = colour },
              ]
            ]
          }
        }
      ],
      [
        {
          type   = "metric"
          x      = 0
          y      = 12
          width  = 12
          height = 6
          properties = {
            title  = "CPU and memory, percent"
            region = local.region
            stat   = "Average"
            period = 60
            view   = "timeSeries"
            metrics = [
              for metric in ["CPUUtilization", "MemoryUtilization"] :
              ["AWS/ECS", metric, "ClusterName", var.service.cluster_name, "ServiceName", var.service.service_name]
            ]
          }
        },
        {
          type       = "alarm"
          x          = 12
          y          = 12
          width      = 12
          height     = 6
          properties = { title = "Alarms", alarms = [for alarm in local.all_alarms : alarm.arn] }
        },
        {
          type   = "log"
          x      = 0
          y      = 18
          width  = 24
          height = 6
          properties = {
            title  = "Newest log lines"
            region = local.region
            view   = "table"
            query  = "SOURCE '${var.service.log_group_name}' | fields @timestamp, @message | sort @timestamp desc | limit 50"
          }
        },
      ],
    )
  })
}
