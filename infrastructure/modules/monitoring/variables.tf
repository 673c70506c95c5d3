variable "name" {
  description = "Name of the installation: its functions and queues begin with it, and alarms and dashboard carry it."
  type        = string
  default     = "delightful"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,20}$", var.name))
    error_message = "name must be 2 to 21 lower-case letters, digits and dashes, starting with a letter."
  }
}

variable "thresholds" {
  description = "When an alarm is raised: the share of deployments that fail (0 to 1) and the seconds that the pipeline works for nine of ten of them, both over the hours given; stalled deployments in five minutes; minutes that a comment or message waits."
  type = object({
    failure_rate     = optional(number, 0.5)
    pipeline_seconds = optional(number, 900)
    hours            = optional(number, 6)
    stalls           = optional(number, 1)
    feedback_minutes = optional(number, 15)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for value in values(var.thresholds) : value > 0]) && var.thresholds.failure_rate <= 1
    error_message = "thresholds must be above zero, and failure_rate at most 1."
  }

  validation {
    condition     = contains([1, 2, 3, 4, 6, 8, 12, 24], var.thresholds.hours)
    error_message = "thresholds.hours must be a part of a day: 1, 2, 3, 4, 6, 8, 12 or 24."
  }
}

variable "alarms" {
  description = "Which alarms are raised; all by default. CloudWatch charges for each beyond the first ten of an account."
  type        = set(string)
  default     = ["failing", "slow", "stalled", "untold", "watchdog-silent"]
  nullable    = false

  validation {
    condition     = length(setsubtract(var.alarms, ["failing", "slow", "stalled", "untold", "watchdog-silent"])) == 0
    error_message = "alarms may hold failing, slow, stalled, untold and watchdog-silent."
  }
}

variable "dashboard" {
  description = "Whether a dashboard is made. CloudWatch charges for each beyond the first three of an account."
  type        = bool
  default     = true
  nullable    = false
}

variable "alarm_action_arns" {
  description = "Topics that are told when an alarm is raised and when it is over."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.alarm_action_arns : can(regex("^arn:[a-z-]+:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_.-]+$", arn))])
    error_message = "alarm_action_arns must be ARNs of SNS topics."
  }
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}
