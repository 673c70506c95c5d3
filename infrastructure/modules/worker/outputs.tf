output "service_name" {
  description = "Name of the ECS service."
  value       = aws_ecs_service.this.name
}

output "task_definition_arn" {
  description = "The revision this apply registered: what the next rollout runs."
  value       = aws_ecs_task_definition.this.arn
}

output "rollout" {
  description = "What a rollout needs to know of the worker: driver and why that one, cluster, service, task definition, container, that it has no address, and the alarms that roll back."
  value = {
    driver         = "ecs-rolling"
    because        = "a worker has no load balancer"
    rolls          = true
    cluster        = var.platform.cluster_name
    service        = aws_ecs_service.this.name
    taskDefinition = aws_ecs_task_definition.this.arn
    containerName  = var.service
    serviceUrl     = null
    testUrl        = null
    alarms         = var.rollout.alarm_names
  }
}

output "security_group_id" {
  description = "Group of the tasks: what a database or a cache lets in."
  value       = aws_security_group.this.id
}

output "role_arns" {
  description = "ARNs of the roles that tasks run as (execution, task)."
  value       = { execution = aws_iam_role.execution.arn, task = aws_iam_role.task.arn }
}

output "task_role_name" {
  description = "Name of the application's role, to attach policies to."
  value       = aws_iam_role.task.name
}

output "log_group_name" {
  description = "Name of the log group."
  value       = aws_cloudwatch_log_group.this.name
}
