variable "name" {
  description = "Prefix of the alarms and name of the dashboard."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,200}$", var.name))
    error_message = "name must be letters, digits, dashes and underscores."
  }
}

variable "load_balancer" {
  description = "ARN suffixes, as CloudWatch names them, of the load balancer and of the service's two target groups; null for a worker."
  type = object({
    arn_suffix                = string
    target_group_arn_suffixes = object({ blue = string, green = string })
  })
  default = null
}

variable "service" {
  description = "Names of the ECS cluster, service and log group that the dashboard shows."
  type = object({
    cluster_name   = string
    service_name   = string
    log_group_name = string
  })
  nullable = false
}

variable "thresholds" {
  description = "Alarm thresholds: target 5xx answers per minute, unhealthy targets, 95th percentile of the answer time in seconds; of a worker the percentage of its memory; and minutes in a row."
  type = object({
    target_5xx      = optional(number, 10)
    unhealthy_hosts = optional(number, 1)
    latency_p95     = optional(number, 2)
    memory_percent  = optional(number, 95)
    minutes         = optional(number, 2)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for value in values(var.thresholds) : value > 0])
    error_message = "thresholds must be above zero."
  }

  validation {
    condition     = var.thresholds.minutes == floor(var.thresholds.minutes)
    error_message = "thresholds.minutes must be a whole number."
  }
}

variable "alarm_action_arns" {
  description = "Topics to notify beside the event that every alarm emits."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "xray_sampling_rate" {
  description = "Share of requests that X-Ray traces, 0 to 1; null for no rule of its own."
  type        = number
  default     = null

  validation {
    condition     = var.xray_sampling_rate == null ? true : var.xray_sampling_rate >= 0 && var.xray_sampling_rate <= 1
    error_message = "xray_sampling_rate must be 0 to 1."
  }
}

variable "tags" {
  description = "Tags of every resource; alarm events can be matched on them."
  type        = map(string)
  default     = {}
  nullable    = false
}
