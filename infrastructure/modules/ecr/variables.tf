variable "repositories" {
  description = "Names of the image repositories."
  type        = set(string)
  nullable    = false

  validation {
    condition     = alltrue([for name in var.repositories : can(regex("^[a-z0-9]+([._/-][a-z0-9]+)*$", name))])
    error_message = "repositories must be lower-case names, with parts joined by one of . _ / -."
  }
}

variable "retention" {
  description = "What the lifecycle keeps: newest images of any tag, and days for untagged and pull-request (pr-) images."
  type = object({
    newest_images     = optional(number, 500)
    untagged_days     = optional(number, 7)
    pull_request_days = optional(number, 30)
  })
  default  = {}
  nullable = false

  validation {
    condition     = min(var.retention.newest_images, var.retention.untagged_days, var.retention.pull_request_days) >= 1
    error_message = "retention values must be 1 or more."
  }
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}
