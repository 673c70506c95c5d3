locals {
  secret_arn = aws_db_instance.this.master_user_secret[0].secret_arn
}

output "instance_id" {
  description = "Name of the instance: what a snapshot is made of."
  value       = aws_db_instance.this.identifier
}

output "security_group_id" {
  description = "Group of the instance."
  value       = aws_security_group.this.id
}

output "secret_arn" {
  description = "Secret with username and password, which RDS changes every seven days."
  value       = local.secret_arn
}

output "environment" {
  description = "Environment of a client: DATABASE_HOST, DATABASE_PORT, DATABASE_NAME, DATABASE_SECRET_ARN."
  value = {
    DATABASE_HOST       = aws_db_instance.this.address
    DATABASE_PORT       = tostring(local.port)
    DATABASE_NAME       = var.database_name
    DATABASE_SECRET_ARN = local.secret_arn
  }
}

output "secrets" {
  description = "Secrets of a client, as ECS reads them at a task's start: DATABASE_USERNAME, DATABASE_PASSWORD."
  value = {
    DATABASE_USERNAME = "${local.secret_arn}:username::"
    DATABASE_PASSWORD = "${local.secret_arn}:password::"
  }
}

output "permissions" {
  description = "What the role of a client needs, as policy statements: to read the secret again after it changed."
  value       = [{ Effect = "Allow", Action = ["secretsmanager:GetSecretValue"], Resource = [local.secret_arn] }]
}

output "alarm_names" {
  description = "Names of the alarms, sorted."
  value       = sort([for alarm in aws_cloudwatch_metric_alarm.this : alarm.alarm_name])
}
