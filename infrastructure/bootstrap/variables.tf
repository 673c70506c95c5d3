variable "repositories" {
  description = "Names of the image repositories, one per service."
  type        = set(string)
  default     = ["web-app"]
  nullable    = false
}

variable "registry_table" {
  description = "Table of the pipeline's registry, which template.yaml makes."
  type        = string
  default     = "delightful-registry"
  nullable    = false
}

variable "build" {
  description = "The build machine: image, size, minutes a build may run (one that migrates, with its snapshot) and may wait."
  type = object({
    image             = optional(string)
    compute_type      = optional(string)
    timeout           = optional(number)
    migration_timeout = optional(number)
    queued_timeout    = optional(number)
  })
  default  = {}
  nullable = false
}

variable "retention" {
  description = "Days that are kept: files of a deployment, old versions of state, build logs. 0 keeps files for ever."
  type = object({
    deployment_days    = optional(number)
    state_version_days = optional(number)
    log_days           = optional(number)
  })
  default  = {}
  nullable = false
}

variable "monitoring" {
  description = "How the pipeline itself is watched: which alarms, their thresholds, whether there is a dashboard, and the topics that are told."
  type = object({
    dashboard         = optional(bool)
    alarms            = optional(set(string))
    alarm_action_arns = optional(list(string), [])
    thresholds = optional(object({
      failure_rate     = optional(number)
      pipeline_seconds = optional(number)
      hours            = optional(number)
      stalls           = optional(number)
      feedback_minutes = optional(number)
    }), {})
  })
  default  = {}
  nullable = false
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

variable "push_roles" {
  description = "Roles for workflows of GitHub, by name: the repository (owner/name), the refs, environments and pull requests of it that are trusted, and the image repositories that it pushes to."
  type = map(object({
    repository         = string
    refs               = optional(set(string))
    environments       = optional(set(string))
    pull_requests      = optional(bool)
    image_repositories = set(string)
  }))
  default  = {}
  nullable = false
}

variable "github_provider_arn" {
  description = "The account's OIDC provider for GitHub, when it has one already; null makes it with the first role."
  type        = string
  default     = null
}

variable "budget" {
  description = "US dollars a month for the pipeline and all that it deploys (what has the tag managed-by, once that is activated for billing), and who is told when they are spent; null for no budget."
  type = object({
    monthly_limit = number
    emails        = optional(set(string), [])
    topic_arn     = optional(string)
  })
  default = null
}

variable "tags" {
  description = "Tags beside managed-by."
  type        = map(string)
  default     = {}
  nullable    = false
}
