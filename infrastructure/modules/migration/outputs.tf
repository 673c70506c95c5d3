output "task" {
  description = "What runs the migration, for an output named rollout: task definition, container, cluster, network and log group."
  value = {
    taskDefinition = aws_ecs_task_definition.this.arn
    container      = var.service.name
    cluster        = var.platform.cluster_name
    subnets        = var.platform.subnet_ids
    securityGroups = [var.service.security_group_id]
    publicIp       = var.platform.assign_public_ip
    logGroup       = var.service.log_group_name
  }
}
