# The request: what is deployed, and where.

variable "service" {
  description = "Name of the service."
  type        = string
  nullable    = false
}

variable "environment" {
  description = "Name of the environment."
  type        = string
  nullable    = false
}

variable "image_tag" {
  description = "Tag of the image: what the running task reports."
  type        = string
  nullable    = false
}

variable "image_digest" {
  description = "Digest of the image: what is pulled."
  type        = string
  nullable    = false
}

# The service: declared in .delightful.yaml or inferred, within what the environment says.

variable "repository_url" {
  description = "ECR repository of the image; null for the one named like the service in registry_url."
  type        = string
  default     = null
}

variable "kind" {
  description = "What it is: a service behind the load balancer, whose traffic CodeDeploy moves, or a worker that nobody calls, whose tasks ECS rolls."
  type        = string
  default     = "service"
  nullable    = false

  validation {
    condition     = contains(["service", "worker"], var.kind)
    error_message = "kind must be service or worker."
  }
}

variable "container_port" {
  description = "Port that the container listens on (it is told through PORT)."
  type        = number
  default     = 8080
  nullable    = false
}

variable "health_path" {
  description = "Path that answers 200 when a task can serve."
  type        = string
  default     = "/health"
  nullable    = false
}

variable "version_path" {
  description = "Path that answers with the running version, as JSON {\"version\": ...} or plain text; null when there is none."
  type        = string
  default     = null

  validation {
    condition     = var.version_path == null ? true : startswith(var.version_path, "/")
    error_message = "version_path must start with /."
  }
}

variable "deep_health_path" {
  description = "Path that answers 200 when everything behind the service answers too; null when there is none."
  type        = string
  default     = null

  validation {
    condition     = var.deep_health_path == null ? true : startswith(var.deep_health_path, "/")
    error_message = "deep_health_path must start with /."
  }
}

variable "migration_command" {
  description = "Command that brings the schema of the database up to date before traffic moves, run by a shell of the image; null for none."
  type        = string
  default     = null
}

variable "test_command" {
  description = "Command that tests a release once it serves, run in the source of its commit; null for none."
  type        = string
  default     = null
}

variable "load_script" {
  description = "Script of k6, as a path in the repository, that puts a release under load once it serves; null for none."
  type        = string
  default     = null

  validation {
    condition     = var.load_script == null ? true : can(regex("^[A-Za-z0-9_][A-Za-z0-9_./-]{0,199}$", var.load_script)) && !strcontains(var.load_script, "..")
    error_message = "load_script must be a path in the repository, of letters, digits, _ . - and /."
  }
}

variable "run_tests" {
  description = "Whether this environment runs the tests of repositories once a release serves."
  type        = bool
  default     = false
  nullable    = false
}

variable "cpu" {
  description = "CPU units of a task: 256, 512, 1024, 2048 or 4096."
  type        = number
  default     = 256
  nullable    = false
}

variable "memory" {
  description = "MiB of memory of a task, two to eight times cpu."
  type        = number
  default     = 512
  nullable    = false
}

variable "desired_count" {
  description = "Tasks at creation; scaling owns the number afterwards."
  type        = number
  default     = 1
  nullable    = false
}

variable "min_count" {
  description = "Fewest tasks."
  type        = number
  default     = 1
  nullable    = false
}

variable "max_count" {
  description = "Most tasks."
  type        = number
  default     = 4
  nullable    = false
}

variable "scaling_cpu_percent" {
  description = "CPU percentage that scaling aims at."
  type        = number
  default     = 60
  nullable    = false
}

variable "environment_variables" {
  description = "Plain environment of the container. Never secrets: they would be in the state."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "secrets" {
  description = "Environment variables that ECS reads at start: name to secret or parameter ARN."
  type        = map(string)
  default     = {}
  nullable    = false
}

# What the service keeps and sends: declared, like the rest above; how large and how safe it is, the environment says below.

variable "database" {
  description = "A PostgreSQL database of its own: version, and name inside the instance; null for none."
  type = object({
    version = optional(string)
    name    = optional(string)
  })
  default = null
}

variable "cache" {
  description = "A cache of its own: kind (elasticache, memorydb), engine (redis, valkey) and its version; null for none."
  type = object({
    kind    = optional(string)
    engine  = optional(string)
    version = optional(string)
  })
  default = null
}

variable "queues" {
  description = "Queues by name, each with one for dead letters."
  type = map(object({
    visibility_timeout_seconds = optional(number)
    max_receives               = optional(number)
    retention_days             = optional(number)
    fifo                       = optional(bool)
  }))
  default  = {}
  nullable = false
}

variable "topics" {
  description = "Topics by name, each with the queues that get its messages."
  type = map(object({
    queues = optional(set(string))
    fifo   = optional(bool)
  }))
  default  = {}
  nullable = false
}

variable "tables" {
  description = "Tables by name: key (hash, and range when items are sorted; types S, N, B) and the attribute with the second after which an item is deleted."
  type = map(object({
    hash             = object({ name = string, type = optional(string) })
    range            = optional(object({ name = string, type = optional(string) }))
    expiry_attribute = optional(string)
  }))
  default  = {}
  nullable = false
}

variable "bucket" {
  description = "Whether the service has a bucket of its own."
  type        = bool
  default     = false
  nullable    = false
}

variable "data" {
  description = "How large and how safe what keeps data is: size of database and cache, days of backups, cache snapshots and replaced objects, and whether it refuses to be deleted (with what is in it)."
  type = object({
    database = optional(object({
      instance_class   = optional(string)
      storage_gib      = optional(number)
      most_storage_gib = optional(number)
      multi_az         = optional(bool)
    }), {})
    cache = optional(object({
      node_type = optional(string)
      replicas  = optional(number)
    }), {})
    backup_days      = optional(number, 7)
    snapshot_days    = optional(number, 1)
    old_version_days = optional(number, 90)
    protected        = optional(bool, true)
  })
  default  = {}
  nullable = false
}

variable "require_tls" {
  description = "Whether the bucket refuses unencrypted connections. False only for an endpoint without TLS, on one machine."
  type        = bool
  default     = true
  nullable    = false
}

# Traffic and rollout.

variable "listener_port" {
  description = "Production port on the environment's load balancer; each service has its own."
  type        = number
  nullable    = false
}

variable "test_listener_port" {
  description = "Port on which the new tasks are tested before they get traffic."
  type        = number
  nullable    = false
}

variable "listener_cidr_blocks" {
  description = "Who may reach the production port; the functions that test a release need it, and stand outside the network."
  type        = list(string)
  default     = ["0.0.0.0/0"]
  nullable    = false
}

variable "test_listener_cidr_blocks" {
  description = "Who may reach the test port; the functions that test new tasks need it, and stand outside the network."
  type        = list(string)
  default     = ["0.0.0.0/0"]
  nullable    = false
}

variable "certificate_arn" {
  description = "Certificate for HTTPS on both ports; null for HTTP."
  type        = string
  default     = null

  validation {
    condition     = var.certificate_arn == null || var.host_name != null
    error_message = "certificate_arn needs host_name, a name in the certificate that leads to the load balancer: the load balancer's own is in no certificate, so every test of a release would fail."
  }
}

variable "host_name" {
  description = "Host name that clients use, and that tests of a release call; null for the load balancer's own."
  type        = string
  default     = null
}

variable "deployment_configuration" {
  description = "How traffic moves: a CodeDeploy configuration for ECS."
  type        = string
  default     = "CodeDeployDefault.ECSAllAtOnce"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9._+=,@-]{1,100}$", var.deployment_configuration))
    error_message = "deployment_configuration must be the name of a CodeDeploy configuration."
  }
}

variable "bake_minutes" {
  description = "Minutes that the old tasks stay alive after traffic moved; a rollback within them is instant."
  type        = number
  default     = 5
  nullable    = false
}

variable "speed" {
  description = "How many times faster than the clock CodeDeploy's waits pass. Not 1 only on one machine, where they are simulated."
  type        = number
  default     = 1
  nullable    = false
}

variable "hook_function_names" {
  description = "Lambda functions that a rollout may call."
  type        = list(string)
  default     = ["delightful-validate-green"]
  nullable    = false
}

# Watching.

variable "log_retention_days" {
  description = "Days that logs are kept."
  type        = number
  default     = 30
  nullable    = false
}

variable "alarm_thresholds" {
  description = "When alarms fire: target 5xx per minute, unhealthy targets, p95 seconds; of a worker percent of its memory; minutes in a row."
  type = object({
    target_5xx      = optional(number, 10)
    unhealthy_hosts = optional(number, 1)
    latency_p95     = optional(number, 2)
    memory_percent  = optional(number, 95)
    minutes         = optional(number, 2)
  })
  default  = {}
  nullable = false
}

variable "alarm_action_arns" {
  description = "Topics that alarms notify beside their events."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "xray_sampling_rate" {
  description = "Share of requests that X-Ray traces, 0 to 1, by what the image brings to collect them; null for no rule, and no right to send any."
  type        = number
  default     = null
}

variable "tags" {
  description = "Tags beside service, environment and managed-by."
  type        = map(string)
  default     = {}
  nullable    = false
}
