variable "name" {
  description = "Name of the budget."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[^:\\\\]{1,100}$", var.name))
    error_message = "name must be 1 to 100 characters without : and \\."
  }
}

variable "monthly_limit" {
  description = "US dollars a month."
  type        = number
  nullable    = false

  validation {
    condition     = var.monthly_limit > 0
    error_message = "monthly_limit must be above zero."
  }
}

variable "of_tags" {
  description = "What counts: resources with one of these tags (key to value); empty for the whole account."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "actual_percents" {
  description = "Percentages of the limit at which people are told once they are spent."
  type        = set(number)
  default     = [50, 80, 100]
  nullable    = false
}

variable "forecast_percents" {
  description = "Percentages of the limit at which people are told once the month is expected to reach them."
  type        = set(number)
  default     = [100]
  nullable    = false

  validation {
    condition     = alltrue([for percent in setunion(var.actual_percents, var.forecast_percents) : percent > 0 && percent <= 1000])
    error_message = "actual_percents and forecast_percents must be above 0, and 1000 at most."
  }

  validation {
    condition     = length(var.actual_percents) + length(var.forecast_percents) >= 1 && length(var.actual_percents) + length(var.forecast_percents) <= 10
    error_message = "actual_percents and forecast_percents must be one to ten together: AWS tells at no more than ten marks."
  }
}

variable "notify" {
  description = "Who is told: up to ten e-mail addresses, and a topic whose policy lets budgets.amazonaws.com publish."
  type = object({
    emails    = optional(set(string), [])
    topic_arn = optional(string)
  })
  nullable = false

  validation {
    condition     = length(var.notify.emails) + (var.notify.topic_arn == null ? 0 : 1) >= 1 && length(var.notify.emails) <= 10
    error_message = "notify must name somebody: one to ten e-mail addresses, a topic, or both."
  }

  validation {
    condition     = alltrue([for email in var.notify.emails : can(regex("^[^@ ]+@[^@ ]+[.][^@ ]+$", email))])
    error_message = "notify.emails must be e-mail addresses."
  }
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}
