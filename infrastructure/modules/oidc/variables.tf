variable "name" {
  description = "Name of the role."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@_-]{1,64}$", var.name))
    error_message = "name must be 1 to 64 letters, digits and + = , . @ _ -."
  }
}

variable "github" {
  description = "Whose workflows are trusted: a repository (owner/name), and of it the refs, the environments and, when asked for, the pull requests. Whoever may push a branch can open a pull request that pushes any tag."
  type = object({
    repository    = string
    refs          = optional(set(string), ["refs/heads/main"])
    environments  = optional(set(string), [])
    pull_requests = optional(bool, false)
  })
  nullable = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$", var.github.repository))
    error_message = "github.repository must be one repository, owner/name: a * would trust others' workflows."
  }

  validation {
    condition     = alltrue([for ref in var.github.refs : can(regex("^refs/(heads|tags)/[A-Za-z0-9_./+-]+$", ref))])
    error_message = "github.refs must be whole refs, such as refs/heads/main, without * or ?: a wildcard would trust every branch that somebody makes."
  }

  validation {
    condition     = alltrue([for environment in var.github.environments : can(regex("^[A-Za-z0-9_.-]+$", environment))])
    error_message = "github.environments must be names of letters, digits, dots, underscores and hyphens, without *."
  }
}

variable "image_repositories" {
  description = "Image repositories that are pushed to: name to ARN."
  type        = map(string)
  nullable    = false

  validation {
    condition     = length(var.image_repositories) > 0 && alltrue([for arn in values(var.image_repositories) : can(regex("^arn:[a-z-]+:ecr:[a-z0-9-]+:[0-9]{12}:repository/[a-z0-9._/-]+$", arn))])
    error_message = "image_repositories must hold ARNs of ECR repositories, without *."
  }

  validation {
    condition     = alltrue([for name in keys(var.image_repositories) : can(regex("^[a-z0-9]+([._/-][a-z0-9]+)*$", name))])
    error_message = "image_repositories must have the names of the repositories, without *."
  }
}

variable "artifact_bucket_arn" {
  description = "Bucket that takes source bundles, as source/<image repository>/<commit>.zip."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:[a-z-]+:s3:::[a-z0-9.-]+$", var.artifact_bucket_arn))
    error_message = "artifact_bucket_arn must be the ARN of one bucket."
  }
}

variable "provider_arn" {
  description = "The account's provider for GitHub, when it has one; null makes it."
  type        = string
  default     = null

  validation {
    condition     = var.provider_arn == null ? true : can(regex("^arn:[a-z-]+:iam::[0-9]{12}:oidc-provider/token[.]actions[.]githubusercontent[.]com$", var.provider_arn))
    error_message = "provider_arn must be the ARN of the provider token.actions.githubusercontent.com."
  }
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
