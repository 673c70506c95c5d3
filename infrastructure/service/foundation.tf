# Outputs of the foundation of this environment, recorded as outputs/<environment>/foundation.tfvars.json.

variable "vpc_id" {
  description = "Network."
  type        = string
  nullable    = false
}

variable "subnet_ids" {
  description = "Subnets that tasks run in."
  type        = list(string)
  nullable    = false
}

variable "data_subnet_ids" {
  description = "Private subnets that databases and caches stand in; empty for those of the tasks."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "assign_public_ip" {
  description = "Whether tasks need a public address to reach the internet."
  type        = bool
  nullable    = false
}

variable "cluster_arn" {
  description = "ECS cluster."
  type        = string
  nullable    = false
}

variable "cluster_name" {
  description = "Name of the ECS cluster."
  type        = string
  nullable    = false
}

variable "alb_arn" {
  description = "Load balancer."
  type        = string
  nullable    = false
}

variable "alb_dns_name" {
  description = "Host name of the load balancer."
  type        = string
  nullable    = false
}

variable "alb_security_group_id" {
  description = "Group of the load balancer, on which the service opens its ports."
  type        = string
  nullable    = false
}

variable "registry_url" {
  description = "ECR registry: account.dkr.ecr.region.domain."
  type        = string
  nullable    = false
}

variable "permissions_boundary_arn" {
  description = "Policy that bounds every role a service creates; null for none."
  type        = string
  default     = null
}
