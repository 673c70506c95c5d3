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

locals {
  name = "delightful-${var.service}-${var.environment}"
  tags = merge(var.tags, { service = var.service, environment = var.environment, managed-by = "delightful" })

  # What nobody calls has no load balancer, and CodeDeploy moves nothing else.
  is_worker = var.kind == "worker"

  # One local each: a module's outputs are needed before all of the module is made.
  service_name      = local.is_worker ? module.worker[0].service_name : module.service[0].service_name
  security_group_id = local.is_worker ? module.worker[0].security_group_id : module.service[0].security_group_id
  role_arns         = local.is_worker ? module.worker[0].role_arns : module.service[0].role_arns
  task_role_name    = local.is_worker ? module.worker[0].task_role_name : module.service[0].task_role_name
  log_group_name    = local.is_worker ? module.worker[0].log_group_name : module.service[0].log_group_name
}

moved {
  from = module.service
  to   = module.service[0]
}

moved {
  from = module.codedeploy
  to   = module.codedeploy[0]
}

module "service" {
  source = "../modules/ecs-service"
  count  = local.is_worker ? 0 : 1

  service                  = var.service
  environment              = var.environment
  log_retention_days       = var.log_retention_days
  permissions_boundary_arn = var.permissions_boundary_arn

  image = {
    repository_url = coalesce(var.repository_url, "${var.registry_url}/${var.service}")
    tag            = var.image_tag
    digest         = var.image_digest
  }

  container = {
    port        = var.container_port
    cpu         = var.cpu
    memory      = var.memory
    environment = merge(local.trace_environment, local.data_environment, var.environment_variables)
    secrets     = merge(local.data_secrets, var.secrets)
  }

  health = { path = var.health_path }

  scaling = {
    desired_count = var.desired_count
    min_count     = var.min_count
    max_count     = var.max_count
    cpu_percent   = var.scaling_cpu_percent
  }

  listeners = {
    production_port        = var.listener_port
    test_port              = var.test_listener_port
    production_cidr_blocks = var.listener_cidr_blocks
    test_cidr_blocks       = var.test_listener_cidr_blocks
    certificate_arn        = var.certificate_arn
  }

  platform = {
    vpc_id                          = var.vpc_id
    subnet_ids                      = var.subnet_ids
    assign_public_ip                = var.assign_public_ip
    cluster_arn                     = var.cluster_arn
    cluster_name                    = var.cluster_name
    load_balancer_arn               = var.alb_arn
    load_balancer_security_group_id = var.alb_security_group_id
  }
}

module "worker" {
  source = "../modules/worker"
  count  = local.is_worker ? 1 : 0

  service                  = var.service
  environment              = var.environment
  log_retention_days       = var.log_retention_days
  permissions_boundary_arn = var.permissions_boundary_arn

  image = {
    repository_url = coalesce(var.repository_url, "${var.registry_url}/${var.service}")
    tag            = var.image_tag
    digest         = var.image_digest
  }

  container = {
    cpu         = var.cpu
    memory      = var.memory
    environment = merge(local.trace_environment, local.data_environment, var.environment_variables)
    secrets     = merge(local.data_secrets, var.secrets)
  }

  scaling = {
    desired_count = var.desired_count
    min_count     = var.min_count
    max_count     = var.max_count
    cpu_percent   = var.scaling_cpu_percent
  }

  platform = {
    vpc_id           = var.vpc_id
    subnet_ids       = var.subnet_ids
    assign_public_ip = var.assign_public_ip
    cluster_arn      = var.cluster_arn
    cluster_name     = var.cluster_name
  }
}

module "migration" {
  source = "../modules/migration"
  count  = var.migration_command == null ? 0 : 1

  command = var.migration_command

  service = {
    name              = var.service
    environment       = var.environment
    role_arns         = local.role_arns
    security_group_id = local.security_group_id
    log_group_name    = local.log_group_name
  }

  image = {
    repository_url = coalesce(var.repository_url, "${var.registry_url}/${var.service}")
    tag            = var.image_tag
    digest         = var.image_digest
  }

  container = {
    cpu         = var.cpu
    memory      = var.memory
    environment = merge(local.trace_environment, local.data_environment, var.environment_variables, local.is_worker ? {} : { PORT = tostring(var.container_port) })
    secrets     = merge(local.data_secrets, var.secrets)
  }

  platform = {
    cluster_name     = var.cluster_name
    subnet_ids       = var.subnet_ids
    assign_public_ip = var.assign_public_ip
  }
}

module "observability" {
  source = "../modules/observability"

  name               = local.name
  thresholds         = var.alarm_thresholds
  alarm_action_arns  = var.alarm_action_arns
  xray_sampling_rate = var.xray_sampling_rate

  load_balancer = local.is_worker ? null : {
    arn_suffix = split("loadbalancer/", var.alb_arn)[1]
    target_group_arn_suffixes = {
      blue  = module.service[0].target_groups["blue"].arn_suffix
      green = module.service[0].target_groups["green"].arn_suffix
    }
  }

  service = {
    cluster_name   = var.cluster_name
    service_name   = local.service_name
    log_group_name = local.log_group_name
  }
}

# The image brings what collects its traces; the rule above counts for what calls itself like this.
locals {
  traced            = var.xray_sampling_rate != null
  trace_environment = local.traced ? { AWS_XRAY_TRACING_NAME = local.name, OTEL_SERVICE_NAME = local.name } : {}
}

resource "aws_iam_role_policy" "traces" {
  count = local.traced ? 1 : 0

  name = "traces"
  role = local.task_role_name

  # These know no resource level.
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:PutTelemetryRecords", "xray:PutTraceSegments"]
      Resource = ["*"]
    }]
  })
}

module "codedeploy" {
  source = "../modules/codedeploy"
  count  = local.is_worker ? 0 : 1

  name                     = local.name
  hook_function_names      = var.hook_function_names
  permissions_boundary_arn = var.permissions_boundary_arn

  service = {
    cluster_name = var.cluster_name
    service_name = module.service[0].service_name
    role_arns    = values(module.service[0].role_arns)
  }

  traffic = {
    listener_arn       = module.service[0].listener_arns.production
    test_listener_arn  = module.service[0].listener_arns.test
    target_group_names = [for colour in ["blue", "green"] : module.service[0].target_groups[colour].name]
  }

  rollout = {
    configuration = var.deployment_configuration
    bake_minutes  = var.bake_minutes
    alarm_names   = module.observability.alarm_names
  }
}
