mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_region" {
    defaults = { name = "us-east-1" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/delightful-web-app-dev-codedeploy" }
  }
}

variables {
  name = "delightful-web-app-dev"
  service = {
    cluster_name = "delightful-dev"
    service_name = "web-app"
    role_arns    = ["arn:aws:iam::123456789012:role/delightful-web-app-dev-task"]
  }
  traffic = {
    listener_arn       = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/delightful-dev/0a/1a"
    test_listener_arn  = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/delightful-dev/0a/1b"
    target_group_names = ["web-app-dev-blue", "web-app-dev-green"]
  }
  rollout = {
    bake_minutes = 15
    alarm_names  = ["delightful-web-app-dev-target-5xx"]
  }
}

run "the_example_makes_what_the_inventory_lists" {
  command = plan

  module {
    source = "./tests/example"
  }
}

run "failure_stop_and_alarm_all_roll_back" {
  command = plan

  assert {
    condition = toset(aws_codedeploy_deployment_group.this.auto_rollback_configuration[0].events) == toset([
      "DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST",
    ])
    error_message = "one way to fail does not roll back"
  }

  assert {
    condition     = aws_codedeploy_deployment_group.this.alarm_configuration[0].enabled && !aws_codedeploy_deployment_group.this.alarm_configuration[0].ignore_poll_alarm_failure
    error_message = "alarms are not watched, or not watching them goes unnoticed"
  }
}

run "blue_stays_alive_for_the_bake" {
  command = plan

  assert {
    condition     = aws_codedeploy_deployment_group.this.blue_green_deployment_config[0].terminate_blue_instances_on_deployment_success[0].termination_wait_time_in_minutes == 15
    error_message = "blue is ended at another time"
  }
}

run "without_alarms_the_alarm_watch_is_off" {
  command = plan

  variables {
    rollout = {}
  }

  assert {
    condition     = !aws_codedeploy_deployment_group.this.alarm_configuration[0].enabled
    error_message = "an empty list of alarms is watched"
  }
}

run "the_role_moves_traffic_only_on_its_own_listeners_and_calls_only_its_hook" {
  assert {
    condition = [
      for statement in jsondecode(aws_iam_role_policy.this.policy).Statement : statement.Resource if statement.Sid == "Traffic"
    ] == [[var.traffic.listener_arn, var.traffic.test_listener_arn]]
    error_message = "the role may change other listeners"
  }

  assert {
    condition = [
      for statement in jsondecode(aws_iam_role_policy.this.policy).Statement : statement.Resource if statement.Sid == "Hooks"
    ] == [["arn:aws:lambda:us-east-1:123456789012:function:delightful-validate-green"]]
    error_message = "the role may call other functions"
  }

  assert {
    condition     = !strcontains(aws_iam_role_policy.this.policy, ":*\"")
    error_message = "the role has an action or resource that ends in :*"
  }
}

run "a_third_target_group_is_refused" {
  command = plan

  variables {
    traffic = {
      listener_arn       = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/delightful-dev/0a/1a"
      test_listener_arn  = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/delightful-dev/0a/1b"
      target_group_names = ["a", "b", "c"]
    }
  }

  expect_failures = [var.traffic]
}

run "a_bake_of_more_than_two_days_is_refused" {
  command = plan

  variables {
    rollout = { bake_minutes = 2881 }
  }

  expect_failures = [var.rollout]
}
