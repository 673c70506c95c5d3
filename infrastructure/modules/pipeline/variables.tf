variable "name" {
  description = "Prefix of every name: buckets, table, projects, roles."
  type        = string
  default     = "delightful"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,20}$", var.name))
    error_message = "name must be 2 to 21 lower-case letters, digits and dashes, starting with a letter."
  }
}

variable "registry_table" {
  description = "Table in which the pipeline keeps its slots; the apply reads its fence there."
  type        = string
  default     = "delightful-registry"
  nullable    = false
}

variable "queues" {
  description = "Queues of the pipeline, which template.yaml makes: no deployment changes them."
  type        = set(string)
  default     = ["delightful-dead", "delightful-feedback-dead.fifo", "delightful-feedback.fifo"]
  nullable    = false
}

variable "functions" {
  description = "Functions of the pipeline, which template.yaml makes, but for the one that rollouts call: no service may."
  type        = set(string)
  default = [
    "delightful-alarm-state-changed", "delightful-analysis-completed", "delightful-analyze-source", "delightful-approval-decided",
    "delightful-build-state-changed", "delightful-hold-lift-requested", "delightful-image-pushed", "delightful-person-answered",
    "delightful-promotion-requested", "delightful-rollback-requested", "delightful-rollout-state-changed", "delightful-send-feedback",
    "delightful-unlock-requested", "delightful-watchdog",
  ]
  nullable = false
}

variable "build" {
  description = "The build machine: image, size, minutes a build may run (one that migrates, with its snapshot) and may wait."
  type = object({
    image             = optional(string, "aws/codebuild/amazonlinux-x86_64-standard:5.0")
    compute_type      = optional(string, "BUILD_GENERAL1_SMALL")
    timeout           = optional(number, 30)
    migration_timeout = optional(number, 240)
    queued_timeout    = optional(number, 60)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for minutes in [var.build.timeout, var.build.migration_timeout, var.build.queued_timeout] : minutes >= 5 && minutes <= 480])
    error_message = "build.timeout, build.migration_timeout and build.queued_timeout must be 5 to 480 minutes."
  }
}

variable "retention" {
  description = "Days that are kept: files of a deployment (its plan may hold secrets, so not for long), old versions of state, build logs. 0 keeps files for ever."
  type = object({
    deployment_days    = optional(number, 90)
    state_version_days = optional(number, 365)
    log_days           = optional(number, 90)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.retention.deployment_days >= 0 && (var.retention.state_version_days == 0 || var.retention.state_version_days >= 7)
    error_message = "retention.deployment_days must be 0 or more; retention.state_version_days 0, or 7 or more."
  }
}

variable "require_tls" {
  description = "Whether the buckets refuse unencrypted connections. False only for an endpoint without TLS, on one machine."
  type        = bool
  default     = true
  nullable    = false
}

variable "force_destroy" {
  description = "Whether the buckets may be deleted with their contents. Only for throw-away installations."
  type        = bool
  default     = false
  nullable    = false
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}
