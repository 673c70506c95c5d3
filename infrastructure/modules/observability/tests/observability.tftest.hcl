mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_region" {
    defaults = { name = "us-east-1" }
  }
}

variables {
  name = "delightful-web-app-dev"
  load_balancer = {
    arn_suffix                = "app/delightful-dev/0a"
    target_group_arn_suffixes = { blue = "targetgroup/blue/01", green = "targetgroup/green/02" }
  }
  service = {
    cluster_name   = "delightful-dev"
    service_name   = "web-app"
    log_group_name = "/delightful/dev/web-app"
  }
}

run "the_example_makes_what_the_inventory_lists" {
  command = plan

  module {
    source = "./tests/example"
  }
}

run "every_alarm_watches_both_colours" {
  command = plan

  assert {
    condition = alltrue([
      for alarm in aws_cloudwatch_metric_alarm.this : toset(flatten([
        for query in alarm.metric_query : [for metric in query.metric : metric.dimensions.TargetGroup]
      ])) == toset(["targetgroup/blue/01", "targetgroup/green/02"])
    ])
    error_message = "an alarm is blind to one colour"
  }
}

run "silence_is_not_an_alarm" {
  command = plan

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.this : alarm.treat_missing_data == "notBreaching"])
    error_message = "an idle service would be in alarm"
  }
}

run "alarm_names_start_with_the_slot_and_are_sorted" {
  command = plan

  assert {
    condition = output.alarm_names == tolist([
      "delightful-web-app-dev-latency", "delightful-web-app-dev-target-5xx", "delightful-web-app-dev-unhealthy-hosts",
    ])
    error_message = "unexpected alarm names"
  }
}

run "a_worker_is_watched_without_traffic" {
  variables {
    load_balancer = null
  }

  assert {
    condition     = output.alarm_names == tolist(["delightful-web-app-dev-memory"]) && aws_cloudwatch_metric_alarm.memory[0].dimensions.ServiceName == "web-app"
    error_message = "a worker has other alarms"
  }

  assert {
    condition     = [for widget in jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets : widget.type] == ["metric", "alarm", "log"]
    error_message = "its dashboard shows traffic"
  }
}

run "the_dashboard_url_opens_this_dashboard" {
  assert {
    condition     = output.dashboard_url == "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#dashboards/dashboard/delightful-web-app-dev"
    error_message = "unexpected dashboard address"
  }
}

run "other_partitions_have_their_own_console" {
  override_data {
    target = data.aws_partition.this
    values = { partition = "aws-cn" }
  }

  override_data {
    target = data.aws_region.this
    values = { name = "cn-north-1" }
  }

  assert {
    condition     = startswith(output.dashboard_url, "https://cn-north-1.console.amazonaws.cn/")
    error_message = "the address is of another partition"
  }
}

run "traces_are_sampled_only_when_asked" {
  command = plan

  assert {
    condition     = length(aws_xray_sampling_rule.this) == 0
    error_message = "a sampling rule was made that nobody asked for"
  }
}

run "a_sampling_rate_above_one_is_refused" {
  command = plan

  variables {
    xray_sampling_rate = 1.5
  }

  expect_failures = [var.xray_sampling_rate]
}

run "services_with_long_names_have_rules_of_their_own" {
  command = plan

  variables {
    name               = "delightful-abcdefghijklmnopqrst-prod"
    xray_sampling_rate = 0.05
  }

  assert {
    condition     = length(aws_xray_sampling_rule.this[0].rule_name) == 32 && aws_xray_sampling_rule.this[0].rule_name != substr("delightful-abcdefghijklmnopqrst-staging", 0, 32)
    error_message = "two environments of a service would have one rule between them, or AWS refuses its name"
  }

  assert {
    condition     = startswith(aws_xray_sampling_rule.this[0].rule_name, "delightful-") && aws_xray_sampling_rule.this[0].service_name == "delightful-abcdefghijklmnopqrst-prod"
    error_message = "a deployment may not make it, or it is for another service"
  }
}
