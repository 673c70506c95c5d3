# What the platform's root takes, as far as these services need it: a variable that is not here reaches none of them.

# The request.
variable "service" {}
variable "environment" {}
variable "image_tag" {}
variable "image_digest" {}

# What .delightful.yaml declares. What is null has the default of the platform.
variable "kind" { default = null }
variable "container_port" { default = null }
variable "health_path" { default = null }
variable "deep_health_path" { default = null }
variable "version_path" { default = null }
variable "database" { default = null }
variable "migration_command" { default = null }
variable "environment_variables" { default = {} }

# What the environment says.
variable "cpu" { default = null }
variable "memory" { default = null }
variable "desired_count" { default = null }
variable "min_count" { default = null }
variable "max_count" { default = null }
variable "scaling_cpu_percent" { default = null }
variable "data" { default = null }
variable "listener_port" {}
variable "listener_cidr_blocks" { default = null }
variable "test_listener_port" {}
variable "test_listener_cidr_blocks" { default = null }
variable "certificate_arn" { default = null }
variable "host_name" { default = null }
variable "deployment_configuration" { default = null }
variable "bake_minutes" { default = null }
variable "log_retention_days" { default = null }
variable "alarm_thresholds" { default = null }
variable "alarm_action_arns" { default = null }
variable "xray_sampling_rate" { default = null }
variable "speed" { default = null }

# The production port of each of these services, by its name: where they find each other.
variable "ports" {
  type    = map(number)
  default = {}
}

# Outputs of the foundation.
variable "vpc_id" {}
variable "subnet_ids" {}
variable "data_subnet_ids" { default = null }
variable "assign_public_ip" {}
variable "cluster_arn" {}
variable "cluster_name" {}
variable "alb_arn" {}
variable "alb_dns_name" {}
variable "alb_security_group_id" {}
variable "registry_url" {}
variable "repository_url" { default = null }
variable "permissions_boundary_arn" { default = null }
