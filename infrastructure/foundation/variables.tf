variable "environment" {
  description = "Name of the environment."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{0,9}$", var.environment)) && var.environment != "migration"
    error_message = "environment must be 1 to 10 lower-case letters and digits, starting with a letter, other than migration."
  }

  validation {
    condition     = var.environment != "builds"
    error_message = "environment must not be builds: logs are named after it, and those of the pipeline's builds have that name."
  }
}

variable "cidr_block" {
  description = "IPv4 range of the network."
  type        = string
  default     = "10.0.0.0/16"
  nullable    = false
}

variable "availability_zones" {
  description = "Zones to spread over, two or more."
  type        = list(string)
  nullable    = false
}

variable "nat" {
  description = "none: tasks run in public subnets with an address of their own; single or per_zone: in private ones."
  type        = string
  default     = "none"
  nullable    = false
}

variable "deletion_protection" {
  description = "Whether the load balancer refuses to be deleted."
  type        = bool
  default     = false
  nullable    = false
}

variable "access_log_bucket" {
  description = "Bucket for the load balancer's access logs; null for none."
  type        = string
  default     = null
}

variable "container_insights" {
  description = "Whether the cluster records Container Insights metrics (billed per metric)."
  type        = bool
  default     = false
  nullable    = false
}

variable "artifact_bucket" {
  description = "Bucket in which the outputs are recorded; null for the one that bootstrap makes."
  type        = string
  default     = null
}

variable "tags" {
  description = "Tags beside environment and managed-by."
  type        = map(string)
  default     = {}
  nullable    = false
}
