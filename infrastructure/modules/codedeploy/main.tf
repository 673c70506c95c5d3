resource "aws_codedeploy_app" "this" {
  name             = var.name
  compute_platform = "ECS"
  tags             = var.tags
}

resource "aws_codedeploy_deployment_group" "this" {
  app_name               = aws_codedeploy_app.this.name
  deployment_group_name  = var.name
  deployment_config_name = var.rollout.configuration
  service_role_arn       = aws_iam_role.this.arn
  tags                   = var.tags

  deployment_style {
    deployment_option = "WITH_TRAFFIC_CONTROL"
    deployment_type   = "BLUE_GREEN"
  }

  blue_green_deployment_config {
    deployment_ready_option {
      action_on_timeout = "CONTINUE_DEPLOYMENT"
    }

    terminate_blue_instances_on_deployment_success {
      action                           = "TERMINATE"
      termination_wait_time_in_minutes = var.rollout.bake_minutes
    }
  }

  auto_rollback_configuration {
    enabled = true
    events  = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST"]
  }

  alarm_configuration {
    enabled                   = length(var.rollout.alarm_names) > 0
    alarms                    = var.rollout.alarm_names
    ignore_poll_alarm_failure = false
  }

  ecs_service {
    cluster_name = var.service.cluster_name
    service_name = var.service.service_name
  }

  load_balancer_info {
    target_group_pair_info {
      prod_traffic_route {
        listener_arns = [var.traffic.listener_arn]
      }

      test_traffic_route {
        listener_arns = [var.traffic.test_listener_arn]
      }

      target_group {
        name = var.traffic.target_group_names[0]
      }

      target_group {
        name = var.traffic.target_group_names[1]
      }
    }
  }

  depends_on = [aws_iam_role_policy.this]
}
