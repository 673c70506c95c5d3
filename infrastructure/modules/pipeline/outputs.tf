output "state_bucket" {
  description = "Bucket of the Terraform state."
  value       = aws_s3_bucket.this["state"].id
}

output "artifact_bucket" {
  description = "Bucket of plans, analysis results, recorded outputs and the platform itself."
  value       = aws_s3_bucket.this["artifacts"].id
}

output "artifact_bucket_arn" {
  description = "ARN of that bucket."
  value       = aws_s3_bucket.this["artifacts"].arn
}

output "lock_table" {
  description = "Table of the state locks."
  value       = aws_dynamodb_table.locks.name
}

output "project_names" {
  description = "Names of the CodeBuild projects: plan, apply, migrate and test."
  value       = { for name, project in aws_codebuild_project.this : name => project.name }
}

output "role_arns" {
  description = "ARNs of the roles that the builds run as: plan, apply, migrate and test."
  value       = { for name, role in aws_iam_role.this : name => role.arn }
}

output "permissions_boundary_arn" {
  description = "Policy that bounds every role a deployment creates."
  value       = aws_iam_policy.boundary.arn
}
