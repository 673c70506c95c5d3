variable "name" {
  description = "Name of the storage; the bucket adds account and region."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z](-?[a-z0-9])*$", var.name))
    error_message = "name must be lower-case letters, digits and single hyphens, starting with a letter and not ending with a hyphen."
  }
}

variable "old_version_days" {
  description = "Days that replaced and deleted objects can be had back; 0 keeps them for ever."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = var.old_version_days >= 0 && var.old_version_days == floor(var.old_version_days)
    error_message = "old_version_days must be a whole number, 0 or more."
  }
}

variable "file_system" {
  description = "A file system (EFS) beside the bucket: network, private subnets and the security groups that may mount it (each by a name), when files that nobody reads become cheaper, daily backups, and the user that files belong to. Null for none."
  type = object({
    vpc_id            = string
    subnet_ids        = map(string)
    clients           = optional(map(string), {})
    rarely_used_after = optional(string, "AFTER_30_DAYS")
    backup            = optional(bool, true)
    user_id           = optional(number, 1000)
  })
  default = null

  validation {
    condition     = var.file_system == null ? true : contains([1, 7, 14, 30, 60, 90, 180, 270, 365], try(tonumber(regex("^AFTER_([0-9]+)_DAYS?$", var.file_system.rarely_used_after)[0]), 0))
    error_message = "file_system.rarely_used_after must be AFTER_1_DAY or AFTER_n_DAYS with n 7, 14, 30, 60, 90, 180, 270 or 365."
  }

  validation {
    condition     = var.file_system == null ? true : length(var.file_system.subnet_ids) >= 1
    error_message = "file_system.subnet_ids must hold a subnet, at most one of each zone."
  }

  validation {
    condition     = var.file_system == null ? true : var.file_system.user_id >= 1 && var.file_system.user_id <= 4294967295
    error_message = "file_system.user_id must be 1 to 4294967295: 0 would be root."
  }
}

variable "kms_key_arn" {
  description = "Key that encrypts bucket and file system; null for the account's own."
  type        = string
  default     = null
}

variable "require_tls" {
  description = "Whether the bucket refuses unencrypted connections. False only for an endpoint without TLS, on one machine."
  type        = bool
  default     = true
  nullable    = false
}

variable "force_destroy" {
  description = "Whether the bucket may be deleted with its contents. Only for what is thrown away."
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
