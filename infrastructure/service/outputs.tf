locals {
  scheme = var.certificate_arn == null ? "http" : "https"
  host   = coalesce(var.host_name, var.alb_dns_name)

  watched = {
    cluster      = var.cluster_name
    service      = local.service_name
    bakeMinutes  = var.bake_minutes / var.speed
    dashboardUrl = module.observability.dashboard_url
    alarms       = module.observability.alarm_names
    migration    = var.migration_command == null ? null : merge(module.migration[0].task, { database = one(module.database[*].instance_id) })
  }
}

output "rollout" {
  description = "What the rollout needs, as one line of JSON: the chain reads it from the apply."

  value = local.is_worker ? jsonencode(merge(module.worker[0].rollout, local.watched)) : jsonencode(merge(local.watched, {
    driver          = "codedeploy"
    because         = "the service has a load balancer"
    taskDefinition  = module.service[0].task_definition_arn
    containerName   = module.service[0].container.name
    containerPort   = module.service[0].container.port
    application     = module.codedeploy[0].application
    deploymentGroup = module.codedeploy[0].deployment_group
    serviceUrl      = "${local.scheme}://${local.host}:${var.listener_port}"
    testUrl         = "${local.scheme}://${local.host}:${var.test_listener_port}"
    healthPath      = var.health_path
    deepHealthPath  = var.deep_health_path
    versionPath     = var.version_path
    tests           = var.run_tests ? { integration = var.test_command, load = var.load_script } : null
  }))
}

output "task_role_name" {
  description = "The role that tasks run as, for permissions that a root around this one adds."
  value       = local.task_role_name
}

output "driver" {
  description = "Who rolls the release out, and why: known before anything is made, so that the plan says it."
  value       = local.is_worker ? "ecs-rolling: a worker has no load balancer" : "codedeploy: the service has a load balancer"
}
