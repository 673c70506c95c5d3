output "role_arns" {
  description = "Role that the workflows of each repository take, by name."
  value       = { for name, role in aws_iam_role.this : name => role.arn }
}

output "provider_arn" {
  description = "The account's provider for GitHub."
  value       = local.provider_arn
}

output "subjects" {
  description = "The runs that each role trusts, as GitHub names them, by name."
  value       = local.subjects
}
