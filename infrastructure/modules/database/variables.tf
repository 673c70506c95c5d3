variable "name" {
  description = "Name of the instance; the prefix of everything around it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z](-?[a-z0-9])*$", var.name)) && length(var.name) <= 63
    error_message = "name must be 1 to 63 lower-case letters, digits and single hyphens, starting with a letter and not ending with a hyphen."
  }
}

variable "network" {
  description = "Where it stands: the network and private subnets of two or more zones."
  type = object({
    vpc_id     = string
    subnet_ids = list(string)
  })
  nullable = false

  validation {
    condition     = length(var.network.subnet_ids) >= 2
    error_message = "network.subnet_ids must hold subnets of at least two zones: RDS takes no fewer, even for one instance."
  }
}

variable "clients" {
  description = "Security groups that may connect, each by a name for its rule."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "engine_version" {
  description = "Version of PostgreSQL; the major one alone follows minor releases. Before 15 connections are not encrypted by default."
  type        = string
  default     = "16"
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{2}([.][0-9]{1,2})?$", var.engine_version)) && try(tonumber(split(".", var.engine_version)[0]) >= 15, false)
    error_message = "engine_version must be a version of PostgreSQL from 15 on, such as 16 or 16.4."
  }
}

variable "database_name" {
  description = "Name of the database inside the instance."
  type        = string
  default     = "app"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9_]{0,62}$", var.database_name)) && !contains(["postgres", "rdsadmin", "template0", "template1"], var.database_name)
    error_message = "database_name must be 1 to 63 lower-case letters, digits and underscores, starting with a letter, and none of PostgreSQL's own."
  }
}

variable "username" {
  description = "Name of the master user; its password is made and kept by RDS."
  type        = string
  default     = "app"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9_]{0,15}$", var.username)) && !contains(["admin", "postgres", "rdsadmin", "user"], var.username)
    error_message = "username must be 1 to 16 lower-case letters, digits and underscores, starting with a letter, and none that is reserved (admin, postgres, rdsadmin, user)."
  }
}

variable "size" {
  description = "Instance class, GiB of storage to start with and at most (it grows by itself), and whether a second instance stands by in another zone."
  type = object({
    instance_class   = optional(string, "db.t4g.micro")
    storage_gib      = optional(number, 20)
    most_storage_gib = optional(number, 100)
    multi_az         = optional(bool, false)
  })
  default  = {}
  nullable = false

  validation {
    condition     = can(regex("^db[.][a-z0-9]+[.][a-z0-9]+$", var.size.instance_class))
    error_message = "size.instance_class must be a class of RDS, such as db.t4g.micro."
  }

  validation {
    condition     = var.size.storage_gib >= 20 && var.size.most_storage_gib <= 65536
    error_message = "size.storage_gib must be 20 or more, size.most_storage_gib 65536 or less: RDS knows no other sizes of gp3."
  }

  validation {
    condition     = var.size.most_storage_gib >= var.size.storage_gib * 1.1
    error_message = "size.most_storage_gib must be at least a tenth above size.storage_gib: RDS refuses less room to grow."
  }
}

variable "backup" {
  description = "Days that daily backups are kept (with them any second of these days can be restored), when they are made (UTC; null: RDS decides), and whether a last snapshot is kept on deletion."
  type = object({
    retention_days = optional(number, 7)
    window         = optional(string)
    final_snapshot = optional(bool, true)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.backup.retention_days >= 1 && var.backup.retention_days <= 35
    error_message = "backup.retention_days must be 1 to 35: 0 would turn backups off."
  }

  validation {
    condition     = var.backup.window == null ? true : can(regex("^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$", var.backup.window))
    error_message = "backup.window must be like 03:00-03:30."
  }
}

variable "deletion_protection" {
  description = "Whether the instance refuses to be deleted."
  type        = bool
  default     = true
  nullable    = false
}

variable "kms_key_arn" {
  description = "Key that encrypts the storage; null for the account's own key of RDS."
  type        = string
  default     = null
}

variable "log_retention_days" {
  description = "Days that the log of PostgreSQL is kept."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days must be a retention that CloudWatch Logs knows, such as 7, 30, 90 or 365."
  }
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
