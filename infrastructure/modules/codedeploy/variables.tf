variable "name" {
  description = "Name of the application and of its deployment group."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,52}$", var.name))
    error_message = "name must be lower-case letters, digits and dashes, at most 53 characters."
  }
}

variable "service" {
  description = "The ECS service that is rolled out: its cluster, its name and the roles its tasks run as."
  type = object({
    cluster_name = string
    service_name = string
    role_arns    = list(string)
  })
  nullable = false
}

variable "traffic" {
  description = "What moves traffic: production and test listener, and the two target groups."
  type = object({
    listener_arn       = string
    test_listener_arn  = string
    target_group_names = list(string)
  })
  nullable = false

  validation {
    condition     = length(var.traffic.target_group_names) == 2
    error_message = "traffic.target_group_names must hold exactly two names."
  }
}

variable "rollout" {
  description = "How traffic moves (a CodeDeploy configuration), minutes the old tasks stay alive after it, and alarms that roll back."
  type = object({
    configuration = optional(string, "CodeDeployDefault.ECSAllAtOnce")
    bake_minutes  = optional(number, 5)
    alarm_names   = optional(list(string), [])
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.rollout.bake_minutes >= 0 && var.rollout.bake_minutes <= 2880
    error_message = "rollout.bake_minutes must be 0 to 2880 (two days)."
  }

  validation {
    condition     = length(var.rollout.alarm_names) <= 10
    error_message = "rollout.alarm_names may hold at most 10 alarms."
  }
}

variable "hook_function_names" {
  description = "Lambda functions that a deployment may call as lifecycle hooks."
  type        = list(string)
  default     = ["delightful-validate-green"]
  nullable    = false
}

variable "permissions_boundary_arn" {
  description = "Policy that bounds the role; null for none."
  type        = string
  default     = null
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}
