output "arn" {
  description = "ARN of the load balancer."
  value       = aws_lb.this.arn
}

output "dns_name" {
  description = "Host name that clients use."
  value       = aws_lb.this.dns_name
}

output "security_group_id" {
  description = "Group on which services open their listener ports."
  value       = aws_security_group.this.id
}
