output "state_bucket" {
  description = "Bucket of the Terraform state."
  value       = module.pipeline.state_bucket
}

output "artifact_bucket" {
  description = "Bucket of plans, analysis results, recorded outputs and the platform itself."
  value       = module.pipeline.artifact_bucket
}

output "lock_table" {
  description = "Table of the state locks."
  value       = module.pipeline.lock_table
}

output "plan_project" {
  description = "CodeBuild project that plans."
  value       = module.pipeline.project_names["plan"]
}

output "apply_project" {
  description = "CodeBuild project that applies."
  value       = module.pipeline.project_names["apply"]
}

output "migrate_project" {
  description = "CodeBuild project that migrates databases."
  value       = module.pipeline.project_names["migrate"]
}

output "test_project" {
  description = "CodeBuild project that runs the tests of repositories."
  value       = module.pipeline.project_names["test"]
}

output "permissions_boundary_arn" {
  description = "Policy that bounds every role a deployment creates."
  value       = module.pipeline.permissions_boundary_arn
}

output "push_role_arns" {
  description = "Role that the workflows of each repository take, by name."
  value       = merge([for oidc in module.oidc : oidc.role_arns]...)
}

output "repository_urls" {
  description = "URL of each image repository, by name."
  value       = module.ecr.repository_urls
}

output "dashboard_url" {
  description = "Address of the pipeline's dashboard in the console; null without one."
  value       = module.monitoring.dashboard_url
}
