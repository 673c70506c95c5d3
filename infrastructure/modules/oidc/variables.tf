variable "name" {
  description = "Prefix of the roles' names."
  type        = string
  default     = "delightful-push"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@_-]{1,40}$", var.name))
    error_message = "name must be 1 to 40 letters, digits and + = , . @ _ -."
  }
}

variable "roles" {
  description = "Roles by name, one for each repository (owner/name) of GitHub: of it the refs, the environments and, when asked for, the pull requests that are trusted, and the image repositories that it pushes to."
  type = map(object({
    repository         = string
    refs               = optional(set(string), ["refs/heads/main"])
    environments       = optional(set(string), [])
    pull_requests      = optional(bool, false)
    image_repositories = set(string)
  }))
  nullable = false

  validation {
    condition     = alltrue([for name in keys(var.roles) : can(regex("^[a-z0-9-]{1,23}$", name))])
    error_message = "roles must have names of 1 to 23 lower-case letters, digits and hyphens: a role's name has at most 64."
  }

  validation {
    condition     = alltrue([for name in keys(var.roles) : !can(regex("(^|-)(codedeploy|execution|function|task)$", name))])
    error_message = "roles must not have names that end in codedeploy, execution, function or task: deployments may change roles that are called so."
  }

  validation {
    condition     = alltrue([for role in var.roles : can(regex("^[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$", role.repository))])
    error_message = "roles repository must be one repository, owner/name: a * would trust others' workflows."
  }

  validation {
    condition     = alltrue(flatten([for role in var.roles : [for ref in role.refs : can(regex("^refs/(heads|tags)/[A-Za-z0-9_./+-]+$", ref))]]))
    error_message = "roles refs must be whole refs, such as refs/heads/main, without * or ?: a wildcard would trust every branch that somebody makes."
  }

  validation {
    condition     = alltrue(flatten([for role in var.roles : [for environment in role.environments : can(regex("^[A-Za-z0-9_.-]+$", environment))]]))
    error_message = "roles environments must be names of letters, digits, dots, underscores and hyphens, without *."
  }

  validation {
    condition     = alltrue([for role in var.roles : length(role.refs) + length(role.environments) > 0 || role.pull_requests])
    error_message = "roles must name a ref, an environment or pull requests: a role that trusts no run is of no use."
  }

  validation {
    condition     = alltrue([for role in var.roles : length(role.image_repositories) > 0 && length(setsubtract(role.image_repositories, keys(var.image_repository_arns))) == 0])
    error_message = "roles image_repositories must be names of image_repository_arns, one or more."
  }
}

variable "image_repository_arns" {
  description = "ARN of each image repository, by name."
  type        = map(string)
  nullable    = false

  validation {
    condition     = alltrue([for name, arn in var.image_repository_arns : can(regex("^arn:[a-z-]+:ecr:[a-z0-9-]+:[0-9]{12}:repository/[a-z0-9._/-]+$", arn)) && can(regex("^[a-z0-9]+([._/-][a-z0-9]+)*$", name))])
    error_message = "image_repository_arns must be names and ARNs of ECR repositories, without *."
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
