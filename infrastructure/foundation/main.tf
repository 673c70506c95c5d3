terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }

  backend "s3" {}
}

provider "aws" {
  default_tags {
    tags = local.tags
  }
}

data "aws_caller_identity" "this" {}

data "aws_partition" "this" {}

data "aws_region" "this" {}

locals {
  name    = "delightful-${var.environment}"
  region  = data.aws_region.this.name
  account = data.aws_caller_identity.this.account_id
  tags    = merge(var.tags, { environment = var.environment, managed-by = "delightful" })
}

module "network" {
  source = "../modules/network"

  name               = local.name
  cidr_block         = var.cidr_block
  availability_zones = var.availability_zones
  nat                = var.nat
}

module "alb" {
  source = "../modules/alb"

  name                = local.name
  deletion_protection = var.deletion_protection
  access_log_bucket   = var.access_log_bucket

  network = {
    vpc_id     = module.network.vpc_id
    cidr_block = module.network.cidr_block
    subnet_ids = module.network.public_subnet_ids
  }
}

resource "aws_ecs_cluster" "this" {
  name = local.name

  setting {
    name  = "containerInsights"
    value = var.container_insights ? "enabled" : "disabled"
  }
}
