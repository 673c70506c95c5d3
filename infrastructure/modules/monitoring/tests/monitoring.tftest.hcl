mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_region" {
    defaults = { name = "us-east-1" }
  }

  mock_resource "aws_cloudwatch_metric_alarm" {
    defaults = { arn = "arn:aws:cloudwatch:us-east-1:123456789012:alarm:one" }
  }
}

run "the_example_makes_what_the_inventory_lists" {
  command = plan

  module {
    source = "./tests/example"
  }
}

run "every_trouble_of_the_pipeline_has_an_alarm" {
  assert {
    condition     = output.alarm_names == tolist(["failing-delightful", "slow-delightful", "stalled-delightful", "untold-delightful", "watchdog-silent-delightful"])
    error_message = "unexpected alarms"
  }
}

run "no_alarm_is_taken_for_one_of_a_service" {
  command = plan

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.this : !startswith(alarm.alarm_name, "delightful-")])
    error_message = "an alarm of the pipeline would roll services back"
  }
}

run "silence_of_the_watchdog_is_itself_the_alarm" {
  command = plan

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["watchdog-silent"].treat_missing_data == "breaching"
    error_message = "a watchdog that does not run reports nothing, and nothing is noticed"
  }

  assert {
    condition     = alltrue([for name, alarm in aws_cloudwatch_metric_alarm.this : alarm.treat_missing_data == "notBreaching" if name != "watchdog-silent"])
    error_message = "an idle pipeline raises an alarm"
  }
}

run "a_percentile_is_an_extended_statistic" {
  command = plan

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["slow"].extended_statistic == "p90" && aws_cloudwatch_metric_alarm.this["slow"].statistic == null
    error_message = "AWS refuses a percentile as a statistic"
  }
}

run "the_dashboard_shows_the_alarms_of_the_template_too" {
  assert {
    condition     = contains(jsondecode(aws_cloudwatch_dashboard.this[0].dashboard_body).widgets[0].properties.alarms, "arn:aws:cloudwatch:us-east-1:123456789012:alarm:dead-letters-delightful")
    error_message = "the dead letters are missing"
  }
}

run "without_a_dashboard_nothing_is_charged_for_one" {
  command = plan

  variables {
    dashboard = false
  }

  assert {
    condition     = length(aws_cloudwatch_dashboard.this) == 0 && output.dashboard_url == null
    error_message = "there is a dashboard all the same"
  }
}

run "alarms_tell_the_topics_when_they_begin_and_end" {
  command = plan

  variables {
    alarm_action_arns = ["arn:aws:sns:us-east-1:123456789012:on-call"]
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.this : alarm.alarm_actions == toset(["arn:aws:sns:us-east-1:123456789012:on-call"]) && alarm.ok_actions == alarm.alarm_actions])
    error_message = "an alarm tells nobody"
  }
}

run "alarms_can_be_left_out" {
  command = plan

  variables {
    alarms = ["watchdog-silent", "stalled"]
  }

  assert {
    condition     = toset(keys(aws_cloudwatch_metric_alarm.this)) == toset(["watchdog-silent", "stalled"])
    error_message = "other alarms than those that are wanted"
  }
}

run "an_alarm_that_there_is_not_is_refused" {
  command = plan

  variables {
    alarms = ["loud"]
  }

  expect_failures = [var.alarms]
}

run "a_share_above_one_is_refused" {
  command = plan

  variables {
    thresholds = { failure_rate = 50 }
  }

  expect_failures = [var.thresholds]
}

run "hours_that_are_no_part_of_a_day_are_refused" {
  command = plan

  variables {
    thresholds = { hours = 5 }
  }

  expect_failures = [var.thresholds]
}
