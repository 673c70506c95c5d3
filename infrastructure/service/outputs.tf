locals {
  scheme = var.certificate_arn == null ? "http" : "https"
  host   = coalesce(var.host_name, var.alb_dns_name)
}

output "rollout" {
  description = "What the rollout needs, as one line of JSON: the chain reads it from the apply."

  value = jsonencode({
    driver          = "codedeploy"
    cluster         = var.cluster_name
    service         = module.service.service_name
    taskDefinition  = module.service.task_definition_arn
    containerName   = module.service.container.name
    containerPort   = module.service.container.port
    application     = module.codedeploy.application
    deploymentGroup = module.codedeploy.deployment_group
    serviceUrl      = "${local.scheme}://${local.host}:${var.listener_port}"
    testUrl         = "${local.scheme}://${local.host}:${var.test_listener_port}"
    healthPath      = var.health_path
    deepHealthPath  = var.deep_health_path
    versionPath     = var.version_path
    bakeMinutes     = var.bake_minutes / var.speed
    dashboardUrl    = module.observability.dashboard_url
    alarms          = module.observability.alarm_names
  })
}
