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

module "ecr" {
  source = "../modules/ecr"

  repositories = var.repositories
}
