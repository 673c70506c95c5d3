variable "service" {
  description = "Name of the service: of the ECS service and of its container."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]([a-z0-9-]{0,18}[a-z0-9])?$", var.service))
    error_message = "service must be 1 to 20 lower-case letters, digits and hyphens, starting with a letter and not ending with a hyphen."
  }
}

variable "environment" {
  description = "Name of the environment."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{0,9}$", var.environment)) && var.environment != "migration"
    error_message = "environment must be 1 to 10 lower-case letters and digits, starting with a letter, other than migration."
  }

  validation {
    condition     = length(var.service) + length(var.environment) <= 25
    error_message = "service and environment together may have at most 25 characters: a target group is named after them, and may have 32."
  }
}

variable "image" {
  description = "What runs: repository, digest (what is pulled) and tag (what it is called)."
  type = object({
    repository_url = string
    digest         = string
    tag            = string
  })
  nullable = false

  validation {
    condition     = can(regex("^sha256:[a-f0-9]{64}$", var.image.digest))
    error_message = "image.digest must be sha256: and 64 hexadecimal digits."
  }

  validation {
    condition     = can(regex("^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$", var.image.tag))
    error_message = "image.tag must be a valid image tag: letters, digits, _ . -, at most 128 characters."
  }

  validation {
    condition     = can(regex("^[0-9]{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.[a-z0-9.-]+(:[0-9]+)?/[a-z0-9._/-]+$", var.image.repository_url))
    error_message = "image.repository_url must be an ECR repository: account.dkr.ecr.region.domain/name."
  }
}

variable "container" {
  description = "Port, CPU units and MiB of memory of a task, plain environment, and secrets (name to secret or parameter ARN)."
  type = object({
    port        = optional(number, 8080)
    cpu         = optional(number, 256)
    memory      = optional(number, 512)
    environment = optional(map(string), {})
    secrets     = optional(map(string), {})
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.container.port >= 1 && var.container.port <= 65535
    error_message = "container.port must be 1 to 65535."
  }

  validation {
    condition     = contains([256, 512, 1024, 2048, 4096], var.container.cpu)
    error_message = "container.cpu must be 256, 512, 1024, 2048 or 4096."
  }

  validation {
    condition     = var.container.memory >= 2 * var.container.cpu && var.container.memory <= 8 * var.container.cpu
    error_message = "container.memory must be two to eight times container.cpu."
  }

  validation {
    condition     = length(setintersection(["PORT", "IMAGE_TAG"], concat(keys(var.container.environment), keys(var.container.secrets)))) == 0
    error_message = "container.environment and container.secrets may not set PORT or IMAGE_TAG: the platform does."
  }
}

variable "health" {
  description = "Health check of the target groups: path, seconds between checks, checks until healthy or unhealthy, seconds to drain."
  type = object({
    path                = optional(string, "/health")
    interval_seconds    = optional(number, 10)
    healthy_threshold   = optional(number, 2)
    unhealthy_threshold = optional(number, 3)
    drain_seconds       = optional(number, 30)
  })
  default  = {}
  nullable = false

  validation {
    condition     = can(regex("^/[!-~]*$", var.health.path))
    error_message = "health.path must start with / and hold no spaces."
  }

  validation {
    condition     = var.health.interval_seconds > 5 && var.health.interval_seconds <= 300
    error_message = "health.interval_seconds must be 6 to 300."
  }
}

variable "scaling" {
  description = "Tasks at creation, bounds (equal ones: no scaling), and the CPU percentage that scaling aims at."
  type = object({
    desired_count = optional(number, 1)
    min_count     = optional(number, 1)
    max_count     = optional(number, 4)
    cpu_percent   = optional(number, 60)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.scaling.min_count >= 1 && var.scaling.min_count <= var.scaling.desired_count && var.scaling.desired_count <= var.scaling.max_count
    error_message = "scaling must satisfy 1 <= min_count <= desired_count <= max_count."
  }

  validation {
    condition     = var.scaling.cpu_percent >= 10 && var.scaling.cpu_percent <= 95
    error_message = "scaling.cpu_percent must be 10 to 95."
  }
}

variable "listeners" {
  description = "Production and test port on the load balancer, who may reach each, and a certificate for HTTPS (null: HTTP)."
  type = object({
    production_port        = number
    test_port              = number
    production_cidr_blocks = optional(list(string), ["0.0.0.0/0"])
    test_cidr_blocks       = optional(list(string), ["0.0.0.0/0"])
    certificate_arn        = optional(string)
  })
  nullable = false

  validation {
    condition     = alltrue([for port in [var.listeners.production_port, var.listeners.test_port] : port >= 1 && port <= 65535])
    error_message = "listeners ports must be 1 to 65535."
  }

  validation {
    condition     = var.listeners.production_port != var.listeners.test_port
    error_message = "listeners.production_port and listeners.test_port must differ."
  }
}

variable "platform" {
  description = "What the environment provides: network, cluster and load balancer."
  type = object({
    vpc_id                          = string
    subnet_ids                      = list(string)
    assign_public_ip                = bool
    cluster_arn                     = string
    cluster_name                    = string
    load_balancer_arn               = string
    load_balancer_security_group_id = string
  })
  nullable = false
}

variable "log_retention_days" {
  description = "Days that logs are kept."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days must be a retention that CloudWatch Logs knows, such as 7, 30, 90 or 365."
  }
}

variable "permissions_boundary_arn" {
  description = "Policy that bounds the roles; null for none."
  type        = string
  default     = null
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}
