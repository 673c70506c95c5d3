variable "command" {
  description = "Command that brings the schema of the database up to date: a shell of the image runs it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[^[:cntrl:]]{1,500}$", var.command))
    error_message = "command must be one line of at most 500 characters."
  }
}

variable "service" {
  description = "Whose database it is: name and environment of the service, the roles and the group of its tasks, and its log group."
  type = object({
    name              = string
    environment       = string
    role_arns         = object({ execution = string, task = string })
    security_group_id = string
    log_group_name    = string
  })
  nullable = false
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
}

variable "container" {
  description = "CPU units and MiB of memory of the task, plain environment, and secrets (name to secret or parameter ARN)."
  type = object({
    cpu         = optional(number, 256)
    memory      = optional(number, 512)
    environment = optional(map(string), {})
    secrets     = optional(map(string), {})
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
}

variable "platform" {
  description = "Where it runs: cluster, subnets, and whether a task gets a public address."
  type = object({
    cluster_name     = string
    subnet_ids       = list(string)
    assign_public_ip = optional(bool, false)
  })
  nullable = false
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}
