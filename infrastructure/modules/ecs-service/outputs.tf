output "service_name" {
  description = "Name of the ECS service."
  value       = aws_ecs_service.this.name
}

output "task_definition_arn" {
  description = "The revision this apply registered: what the next rollout runs."
  value       = aws_ecs_task_definition.this.arn
}

output "container" {
  description = "Name and port of the container that takes traffic."
  value       = { name = var.service, port = var.container.port }
}

output "listener_arns" {
  description = "ARNs of the production and the test listener."
  value       = { production = aws_lb_listener.production.arn, test = aws_lb_listener.test.arn }
}

output "target_groups" {
  description = "Name and ARN suffix of the blue and the green target group."
  value = {
    for colour, group in aws_lb_target_group.this : colour => { name = group.name, arn_suffix = group.arn_suffix }
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
