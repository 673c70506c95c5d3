variable "name" {
  description = "Name of the table."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]{3,255}$", var.name))
    error_message = "name must be 3 to 255 letters, digits, underscores, dots and hyphens."
  }
}

variable "key" {
  description = "Key of an item: the attribute that spreads items (hash) and, when there is one, the one that sorts them (range). Types: S text, N number, B bytes."
  type = object({
    hash  = object({ name = string, type = optional(string, "S") })
    range = optional(object({ name = string, type = optional(string, "S") }))
  })
  nullable = false

  validation {
    condition     = alltrue([for attribute in [var.key.hash, var.key.range] : attribute == null ? true : contains(["S", "N", "B"], attribute.type)])
    error_message = "key types must be S, N or B."
  }

  validation {
    condition     = var.key.range == null ? true : var.key.range.name != var.key.hash.name
    error_message = "key.hash and key.range must be different attributes."
  }
}

variable "indexes" {
  description = "Global indexes by name, each with a key like the table's; they hold all attributes."
  type = map(object({
    hash  = object({ name = string, type = optional(string, "S") })
    range = optional(object({ name = string, type = optional(string, "S") }))
  }))
  default  = {}
  nullable = false

  validation {
    condition     = length(var.indexes) <= 20
    error_message = "indexes may be at most 20: DynamoDB takes no more."
  }

  validation {
    condition     = alltrue([for name in keys(var.indexes) : can(regex("^[A-Za-z0-9_.-]{3,255}$", name))])
    error_message = "indexes must have names of 3 to 255 letters, digits, underscores, dots and hyphens."
  }

  validation {
    condition = alltrue(flatten([
      for index in var.indexes : [for attribute in [index.hash, index.range] : attribute == null ? true : contains(["S", "N", "B"], attribute.type)]
    ]))
    error_message = "indexes types must be S, N or B."
  }

  validation {
    condition = alltrue([
      for types in values({
        for attribute in concat([var.key.hash, var.key.range], flatten([for index in var.indexes : [index.hash, index.range]])) :
        attribute.name => attribute.type... if attribute != null
      }) : length(distinct(types)) == 1
    ])
    error_message = "indexes and key must give an attribute the same type everywhere."
  }
}

variable "expiry_attribute" {
  description = "Attribute with the second (since 1970) after which DynamoDB deletes an item; null for none."
  type        = string
  default     = null
}

variable "stream_view" {
  description = "What a stream of the changes shows: KEYS_ONLY, NEW_IMAGE, OLD_IMAGE or NEW_AND_OLD_IMAGES; null for no stream."
  type        = string
  default     = null

  validation {
    condition     = var.stream_view == null ? true : contains(["KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES"], var.stream_view)
    error_message = "stream_view must be KEYS_ONLY, NEW_IMAGE, OLD_IMAGE or NEW_AND_OLD_IMAGES."
  }
}

variable "deletion_protection" {
  description = "Whether the table refuses to be deleted."
  type        = bool
  default     = true
  nullable    = false
}

variable "kms_key_arn" {
  description = "Key that encrypts the table; null for the account's own key of DynamoDB."
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
