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
  description = "CPU units and MiB of memory of a task, its command (null: the image's own), plain environment, secrets (name to secret or parameter ARN), and seconds that it has to end its work."
  type = object({
    cpu          = optional(number, 256)
    memory       = optional(number, 512)
    command      = optional(list(string))
    environment  = optional(map(string), {})
    secrets      = optional(map(string), {})
    stop_seconds = optional(number, 60)
  })
  default  = {}
  nullable = false

  validation {
    condition     = contains([256, 512, 1024, 2048, 4096], var.container.cpu)
    error_message = "container.cpu must be 256, 512, 1024, 2048 or 4096."
  }

  validation {
    condition     = var.container.memory >= 2 * var.container.cpu && var.container.memory <= 8 * var.container.cpu
    error_message = "container.memory must be two to eight times container.cpu."
  }

  validation {
    condition     = !contains(concat(keys(var.container.environment), keys(var.container.secrets)), "IMAGE_TAG")
    error_message = "container.environment and container.secrets may not set IMAGE_TAG: the platform does."
  }

  validation {
    condition     = var.container.stop_seconds >= 2 && var.container.stop_seconds <= 120
    error_message = "container.stop_seconds must be 2 to 120: Fargate kills a task after two minutes."
  }
}

variable "health" {
  description = "A command inside the container that succeeds while it works (no shell), seconds between checks, seconds it may take, failures until the task is replaced, and seconds to start. Null: a task counts as healthy while it runs."
  type = object({
    command          = list(string)
    interval_seconds = optional(number, 30)
    timeout_seconds  = optional(number, 5)
    retries          = optional(number, 3)
    start_seconds    = optional(number, 30)
  })
  default = null

  validation {
    condition     = var.health == null ? true : length(var.health.command) >= 1
    error_message = "health.command must be a program with its arguments."
  }

  validation {
    condition     = var.health == null ? true : var.health.interval_seconds >= 5 && var.health.interval_seconds <= 300 && var.health.timeout_seconds >= 2 && var.health.timeout_seconds <= 60
    error_message = "health.interval_seconds must be 5 to 300, health.timeout_seconds 2 to 60."
  }

  validation {
    condition     = var.health == null ? true : var.health.retries >= 1 && var.health.retries <= 10 && var.health.start_seconds >= 0 && var.health.start_seconds <= 300
    error_message = "health.retries must be 1 to 10, health.start_seconds 0 to 300."
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
    condition     = var.scaling.min_count >= 0 && var.scaling.min_count <= var.scaling.desired_count && var.scaling.desired_count <= var.scaling.max_count
    error_message = "scaling must satisfy 0 <= min_count <= desired_count <= max_count."
  }

  validation {
    condition     = var.scaling.cpu_percent >= 10 && var.scaling.cpu_percent <= 95
    error_message = "scaling.cpu_percent must be 10 to 95."
  }
}

variable "rollout" {
  description = "How ECS rolls: fewest and most running tasks meanwhile, in percent of those wanted (0 and 100: never two at once), and alarms that roll back."
  type = object({
    minimum_healthy_percent = optional(number, 100)
    maximum_percent         = optional(number, 200)
    alarm_names             = optional(list(string), [])
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.rollout.minimum_healthy_percent >= 0 && var.rollout.minimum_healthy_percent <= 100 && var.rollout.maximum_percent >= 100 && var.rollout.maximum_percent <= 200
    error_message = "rollout.minimum_healthy_percent must be 0 to 100, rollout.maximum_percent 100 to 200."
  }

  validation {
    condition     = var.rollout.minimum_healthy_percent < 100 || var.rollout.maximum_percent > 100
    error_message = "rollout must leave room: with 100 and 100 ECS could neither stop an old task nor start a new one."
  }
}

variable "platform" {
  description = "What the environment provides: network and cluster."
  type = object({
    vpc_id           = string
    subnet_ids       = list(string)
    assign_public_ip = bool
    cluster_arn      = string
    cluster_name     = string
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
