output "role_arn" {
  description = "Role that a workflow takes."
  value       = aws_iam_role.this.arn
}

output "provider_arn" {
  description = "The account's provider for GitHub: give it to the next one."
  value       = local.provider_arn
}

output "subjects" {
  description = "The runs that are trusted, as GitHub names them."
  value       = local.subjects
}
