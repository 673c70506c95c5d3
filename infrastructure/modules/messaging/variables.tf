variable "name" {
  description = "Prefix of every queue and topic."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,50}$", var.name))
    error_message = "name must be 1 to 50 letters, digits, hyphens and underscores."
  }
}

variable "queues" {
  description = "Queues by name: seconds that a message stays hidden while it is worked on, tries before it is set aside, days that it waits, and whether order is kept (fifo)."
  type = map(object({
    visibility_timeout_seconds = optional(number, 180)
    max_receives               = optional(number, 5)
    retention_days             = optional(number, 4)
    fifo                       = optional(bool, false)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for name in keys(var.queues) : can(regex("^[a-z](-?[a-z0-9])*$", name)) && length(var.name) + length(name) <= 69])
    error_message = "queues must have lower-case names with single hyphens, at most 69 characters with name: a queue's name has at most 80, of which -dead.fifo and a hyphen take eleven."
  }

  validation {
    condition     = alltrue([for queue in var.queues : queue.visibility_timeout_seconds >= 0 && queue.visibility_timeout_seconds <= 43200])
    error_message = "queues visibility_timeout_seconds must be 0 to 43200."
  }

  validation {
    condition     = alltrue([for queue in var.queues : queue.max_receives >= 1 && queue.max_receives <= 1000])
    error_message = "queues max_receives must be 1 to 1000."
  }

  validation {
    condition     = alltrue([for queue in var.queues : queue.retention_days > 0 && queue.retention_days < 14])
    error_message = "queues retention_days must be less than 14: a message keeps its age when it is set aside, and would be gone from there at once."
  }

  validation {
    condition     = alltrue([for name in keys(var.queues) : !endswith(name, "-dead")])
    error_message = "queues may not end with -dead: each has a queue of that name already."
  }
}

variable "topics" {
  description = "Topics by name: the queues, of those above, that get every message, and whether order is kept (fifo)."
  type = map(object({
    queues = optional(set(string), [])
    fifo   = optional(bool, false)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for name in keys(var.topics) : can(regex("^[a-z](-?[a-z0-9])*$", name)) && length(name) <= 200])
    error_message = "topics must have lower-case names with single hyphens."
  }

  validation {
    condition     = alltrue(flatten([for topic in var.topics : [for queue in topic.queues : contains(keys(var.queues), queue)]]))
    error_message = "topics queues must be names of queues."
  }

  validation {
    condition     = alltrue(flatten([for topic in var.topics : [for queue in topic.queues : topic.fifo || !try(var.queues[queue].fifo, false)]]))
    error_message = "topics that keep no order cannot deliver to a queue that does: SNS refuses it."
  }
}

variable "topic_kms_key_arn" {
  description = "Key that encrypts topics; null for the account's own of SNS, with which only callers of this account can publish, and no service of AWS, such as an alarm."
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
