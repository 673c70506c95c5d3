variable "name" {
  description = "What the function and everything around it is called, in front; the function itself NAME-function."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,54}$", var.name))
    error_message = "name must be 1 to 54 letters, digits, hyphens and underscores."
  }
}

variable "code" {
  description = "What runs: an image in ECR, best by digest; or a zip in a bucket, with its handler and runtime."
  type = object({
    image_uri      = optional(string)
    bucket         = optional(string)
    key            = optional(string)
    object_version = optional(string)
    handler        = optional(string)
    runtime        = optional(string)
  })
  nullable = false

  validation {
    condition = (var.code.image_uri != null
      ? alltrue([for part in [var.code.bucket, var.code.key, var.code.object_version, var.code.handler, var.code.runtime] : part == null])
    : alltrue([for part in [var.code.bucket, var.code.key, var.code.handler, var.code.runtime] : part != null]))
    error_message = "code must be image_uri alone, or bucket, key, handler and runtime."
  }
}

variable "size" {
  description = "MiB of memory (the processor grows with it), seconds that a call may take, calls at once (null: as many as the account has left), and the processor."
  type = object({
    memory       = optional(number, 256)
    timeout      = optional(number, 30)
    concurrency  = optional(number)
    architecture = optional(string, "arm64")
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.size.memory >= 128 && var.size.memory <= 10240 && var.size.timeout >= 1 && var.size.timeout <= 900
    error_message = "size.memory must be 128 to 10240 MiB, size.timeout 1 to 900 seconds."
  }

  validation {
    condition     = contains(["arm64", "x86_64"], var.size.architecture)
    error_message = "size.architecture must be arm64 or x86_64."
  }

  validation {
    condition     = var.size.concurrency == null ? true : var.size.concurrency >= 1
    error_message = "size.concurrency must be 1 or more: with 0 the function would never run."
  }
}

variable "environment" {
  description = "Plain environment of the function. Never secrets: they would be in the state; a function reads them by their ARN."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for name in keys(var.environment) : can(regex("^[A-Za-z][A-Za-z0-9_]+$", name)) && !startswith(name, "AWS_")])
    error_message = "environment names must be letters, digits and underscores, starting with a letter, and not with AWS_: Lambda keeps those."
  }
}

variable "permissions" {
  description = "What the function may call, as policy statements: the outputs permissions of other modules fit."
  type        = list(object({ Effect = string, Action = list(string), Resource = list(string) }))
  default     = []
  nullable    = false

  validation {
    condition     = alltrue(flatten([for statement in var.permissions : [for action in statement.Action : !strcontains(action, "*")]]))
    error_message = "permissions must name each action: a * would allow what nobody has thought of."
  }
}

variable "queues" {
  description = "Queues that the function works on, by name: ARN, most messages a call, seconds to wait for them, and calls at once (2 or more; null: no limit of its own). A queue's visibility timeout should be six times size.timeout."
  type = map(object({
    arn            = string
    batch_size     = optional(number, 10)
    window_seconds = optional(number, 0)
    concurrency    = optional(number)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for queue in var.queues : queue.batch_size >= 1 && queue.batch_size <= 10000 && (queue.batch_size <= 10 || queue.window_seconds >= 1)])
    error_message = "queues batch_size must be 1 to 10000, and above 10 only with window_seconds of 1 or more: Lambda refuses it otherwise."
  }

  validation {
    condition     = alltrue([for queue in var.queues : queue.concurrency == null ? true : queue.concurrency >= 2 && queue.concurrency <= 1000])
    error_message = "queues concurrency must be 2 to 1000."
  }
}

variable "schedule" {
  description = "When it is called, as rate(...) or cron(...); null for never."
  type        = string
  default     = null

  validation {
    condition     = var.schedule == null ? true : can(regex("^(rate|cron)[(].+[)]$", var.schedule))
    error_message = "schedule must be rate(...) or cron(...)."
  }
}

variable "network" {
  description = "A network to run in, with private subnets that have a way out; null for none, which is enough for everything but databases and caches."
  type = object({
    vpc_id     = string
    subnet_ids = list(string)
  })
  default = null
}

variable "tracing" {
  description = "Whether X-Ray traces calls."
  type        = bool
  default     = true
  nullable    = false
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

variable "kms_key_arn" {
  description = "Key that encrypts the environment; null for the account's own of Lambda."
  type        = string
  default     = null
}

variable "permissions_boundary_arn" {
  description = "Policy that bounds the role; null for none."
  type        = string
  default     = null
}

variable "alarm_action_arns" {
  description = "Topics to notify beside the event that every alarm emits."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}
