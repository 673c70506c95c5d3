variable "name" {
  description = "Name of the cache; the prefix of everything around it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z](-?[a-z0-9])*$", var.name)) && length(var.name) <= 40
    error_message = "name must be 1 to 40 lower-case letters, digits and single hyphens, starting with a letter and not ending with a hyphen."
  }
}

variable "network" {
  description = "Where it stands: the network and private subnets."
  type = object({
    vpc_id     = string
    subnet_ids = list(string)
  })
  nullable = false

  validation {
    condition     = length(var.network.subnet_ids) >= 1
    error_message = "network.subnet_ids must hold a subnet."
  }
}

variable "clients" {
  description = "Security groups that may connect, each by a name for its rule."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "kind" {
  description = "elasticache: fast, and what is in it may be lost; memorydb: every write is kept, at a higher price."
  type        = string
  default     = "elasticache"
  nullable    = false

  validation {
    condition     = contains(["elasticache", "memorydb"], var.kind)
    error_message = "kind must be elasticache or memorydb."
  }
}

variable "engine" {
  description = "Engine and its version."
  type = object({
    name    = optional(string, "redis")
    version = optional(string, "7.1")
  })
  default  = {}
  nullable = false

  validation {
    condition     = contains(["redis", "valkey"], var.engine.name) && can(regex("^[0-9]+[.][0-9]+$", var.engine.version))
    error_message = "engine.name must be redis or valkey, engine.version like 7.1."
  }

  validation {
    condition     = var.engine.name != "redis" || contains(["6.2", "7.0", "7.1"], var.engine.version)
    error_message = "engine.version of redis must be 6.2, 7.0 or 7.1: AWS runs no later ones; valkey goes on from there."
  }

  validation {
    condition     = var.engine.name != "valkey" || try(tonumber(var.engine.version) >= 7.2, false)
    error_message = "engine.version of valkey must be 7.2 or later."
  }
}

variable "size" {
  description = "Node type (null: the smallest of the kind) and replicas beside the primary; with one or more it fails over to another zone."
  type = object({
    node_type = optional(string)
    replicas  = optional(number, 0)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.size.node_type == null ? true : startswith(var.size.node_type, var.kind == "memorydb" ? "db." : "cache.")
    error_message = "size.node_type must start with cache. for elasticache and with db. for memorydb."
  }

  validation {
    condition     = var.size.replicas >= 0 && var.size.replicas <= 5
    error_message = "size.replicas must be 0 to 5."
  }

  validation {
    condition     = var.size.replicas == 0 || length(var.network.subnet_ids) >= 2
    error_message = "size.replicas needs subnets of two zones in network.subnet_ids: a replica stands in another zone."
  }
}

variable "access_list" {
  description = "Who may sign in: a user group of ElastiCache or an access control list of MemoryDB, made elsewhere, because a password would lie in the state; null: whoever the security group lets in."
  type        = string
  default     = null
}

variable "snapshot_retention_days" {
  description = "Days that daily snapshots are kept; 0 for none."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.snapshot_retention_days >= 0 && var.snapshot_retention_days <= 35
    error_message = "snapshot_retention_days must be 0 to 35."
  }
}

variable "kms_key_arn" {
  description = "Key that encrypts the data; null for the account's own."
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
