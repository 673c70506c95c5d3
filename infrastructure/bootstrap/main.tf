terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

provider "aws" {
  default_tags {
    tags = merge(var.tags, { managed-by = "delightful" })
  }
}

module "pipeline" {
  source = "../modules/pipeline"

  registry_table = var.registry_table
  build          = var.build
  retention      = var.retention
  require_tls    = var.require_tls
  force_destroy  = var.force_destroy
}

module "oidc" {
  source = "../modules/oidc"
  count  = length(var.push_roles) > 0 ? 1 : 0

  roles                 = var.push_roles
  provider_arn          = var.github_provider_arn
  image_repository_arns = module.ecr.repository_arns
  artifact_bucket_arn   = module.pipeline.artifact_bucket_arn
}

module "budget" {
  source = "../modules/budget"
  count  = var.budget == null ? 0 : 1

  name          = "delightful"
  monthly_limit = var.budget.monthly_limit
  of_tags       = { managed-by = "delightful" }
  notify        = { emails = var.budget.emails, topic_arn = var.budget.topic_arn }
}

module "ecr" {
  source = "../modules/ecr"

  repositories = var.repositories
}

module "monitoring" {
  source = "../modules/monitoring"

  thresholds        = var.monitoring.thresholds
  dashboard         = var.monitoring.dashboard
  alarms            = var.monitoring.alarms
  alarm_action_arns = var.monitoring.alarm_action_arns
}
