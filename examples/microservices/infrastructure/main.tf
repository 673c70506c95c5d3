# The root of every service of this repository: the platform's own, and the queue that orders fills and shipping works on.
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
    tags = { service = var.service, environment = var.environment, managed-by = "delightful" }
  }
}

locals {
  # One for the two services that have to do with it, none for the others.
  queues = concat(
    [for made in module.messaging : { arn = made.queues["parcels"].arn, url = made.queues["parcels"].url }],
    [for found in data.aws_sqs_queue.parcels : { arn = found.arn, url = found.url }],
  )

  load_balancer = var.certificate_arn == null ? "http://${var.alb_dns_name}" : "https://${var.host_name}"

  actions = {
    orders   = ["sqs:SendMessage"]
    shipping = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
  }
}

module "messaging" {
  source = "../modules/messaging"
  count  = var.service == "orders" ? 1 : 0

  name   = "delightful-orders-${var.environment}"
  queues = { parcels = { visibility_timeout_seconds = 60 } }
}

# Made with orders: until that is deployed, shipping cannot be planned.
data "aws_sqs_queue" "parcels" {
  count = var.service == "shipping" ? 1 : 0
  name  = "delightful-orders-${var.environment}-parcels"
}

resource "aws_iam_role_policy" "parcels" {
  count = length(local.queues)
  name  = "parcels"
  role  = module.service.task_role_name

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = local.actions[var.service], Resource = [local.queues[count.index].arn] }]
  })
}

module "service" {
  source = "../service"

  environment_variables = merge(
    var.environment_variables,
    { for name, port in var.ports : "${upper(name)}_URL" => "${local.load_balancer}:${port}" if name != var.service },
    { for queue in local.queues : "QUEUE_PARCELS_URL" => queue.url },
  )

  service                   = var.service
  environment               = var.environment
  image_tag                 = var.image_tag
  image_digest              = var.image_digest
  kind                      = var.kind
  container_port            = var.container_port
  health_path               = var.health_path
  deep_health_path          = var.deep_health_path
  version_path              = var.version_path
  database                  = var.database
  migration_command         = var.migration_command
  cpu                       = var.cpu
  memory                    = var.memory
  desired_count             = var.desired_count
  min_count                 = var.min_count
  max_count                 = var.max_count
  scaling_cpu_percent       = var.scaling_cpu_percent
  data                      = var.data
  listener_port             = var.listener_port
  listener_cidr_blocks      = var.listener_cidr_blocks
  test_listener_port        = var.test_listener_port
  test_listener_cidr_blocks = var.test_listener_cidr_blocks
  certificate_arn           = var.certificate_arn
  host_name                 = var.host_name
  deployment_configuration  = var.deployment_configuration
  bake_minutes              = var.bake_minutes
  log_retention_days        = var.log_retention_days
  alarm_thresholds          = var.alarm_thresholds
  alarm_action_arns         = var.alarm_action_arns
  xray_sampling_rate        = var.xray_sampling_rate
  speed                     = var.speed
  vpc_id                    = var.vpc_id
  subnet_ids                = var.subnet_ids
  data_subnet_ids           = var.data_subnet_ids
  assign_public_ip          = var.assign_public_ip
  cluster_arn               = var.cluster_arn
  cluster_name              = var.cluster_name
  alb_arn                   = var.alb_arn
  alb_dns_name              = var.alb_dns_name
  alb_security_group_id     = var.alb_security_group_id
  registry_url              = var.registry_url
  repository_url            = var.repository_url
  permissions_boundary_arn  = var.permissions_boundary_arn
}

output "rollout" {
  value = module.service.rollout
}

output "driver" {
  value = module.service.driver
}
