variable "name" {
  description = "Name of the load balancer."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,30}[a-z0-9]$", var.name)) && !startswith(var.name, "internal-")
    error_message = "name must be 3 to 32 lower-case letters, digits and dashes, and not start with internal-."
  }
}

variable "network" {
  description = "Where it stands: the network, its range (targets are reached only inside it) and two or more subnets."
  type = object({
    vpc_id     = string
    cidr_block = string
    subnet_ids = list(string)
  })
  nullable = false

  validation {
    condition     = length(var.network.subnet_ids) >= 2
    error_message = "network.subnet_ids must hold subnets of at least two zones."
  }
}

variable "internal" {
  description = "True for a load balancer that has no public address."
  type        = bool
  default     = false
  nullable    = false
}

variable "idle_timeout_seconds" {
  description = "Seconds after which an idle connection is closed."
  type        = number
  default     = 60
  nullable    = false

  validation {
    condition     = var.idle_timeout_seconds >= 1 && var.idle_timeout_seconds <= 4000
    error_message = "idle_timeout_seconds must be 1 to 4000."
  }
}

variable "deletion_protection" {
  description = "Whether the load balancer refuses to be deleted."
  type        = bool
  default     = false
  nullable    = false
}

variable "access_log_bucket" {
  description = "Bucket for access logs; null for none."
  type        = string
  default     = null
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}
