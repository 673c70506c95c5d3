output "alarm_names" {
  description = "Names of the alarms, sorted: what a rollout watches."
  value       = sort([for alarm in local.all_alarms : alarm.alarm_name])
}

output "dashboard_url" {
  description = "Address of the dashboard in the console."
  value       = "https://${local.region}.${local.console}/cloudwatch/home?region=${local.region}#dashboards/dashboard/${aws_cloudwatch_dashboard.this.dashboard_name}"
}
