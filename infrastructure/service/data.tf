# What the service keeps and sends. Nothing of it is made unless it is asked for.

locals {
  data_network = { vpc_id = var.vpc_id, subnet_ids = coalescelist(var.data_subnet_ids, var.subnet_ids) }
  clients      = { (var.service) = local.security_group_id }
  messages     = length(var.queues) + length(var.topics) > 0

  # A client is told where things are, and may use them, and nothing else.
  data_environment = merge(
    merge([for database in module.database : database.environment]...),
    merge([for cache in module.cache : cache.environment]...),
    merge([for messaging in module.messaging : messaging.environment]...),
    merge([for storage in module.storage : storage.environment]...),
    { for name, table in module.table : "TABLE_${upper(replace(name, "-", "_"))}_NAME" => table.name },
  )

  data_secrets = merge([for database in module.database : database.secrets]...)

  data_permissions = concat(
    flatten([for database in module.database : database.permissions]),
    flatten([for messaging in module.messaging : messaging.permissions]),
    flatten([for storage in module.storage : storage.permissions]),
    flatten([for table in module.table : table.permissions]),
  )
}

module "database" {
  source = "../modules/database"
  count  = var.database == null ? 0 : 1

  name                = local.name
  network             = local.data_network
  clients             = local.clients
  engine_version      = var.database.version
  database_name       = var.database.name
  size                = var.data.database
  backup              = { retention_days = var.data.backup_days, final_snapshot = var.data.protected }
  deletion_protection = var.data.protected
  log_retention_days  = var.log_retention_days
  alarm_action_arns   = var.alarm_action_arns
}

module "cache" {
  source = "../modules/cache"
  count  = var.cache == null ? 0 : 1

  name                    = local.name
  network                 = local.data_network
  clients                 = local.clients
  kind                    = var.cache.kind
  engine                  = { name = var.cache.engine, version = var.cache.version }
  size                    = var.data.cache
  snapshot_retention_days = var.data.snapshot_days
  alarm_action_arns       = var.alarm_action_arns
}

module "messaging" {
  source = "../modules/messaging"
  count  = local.messages ? 1 : 0

  name              = local.name
  queues            = var.queues
  topics            = var.topics
  alarm_action_arns = var.alarm_action_arns
}

module "storage" {
  source = "../modules/storage"
  count  = var.bucket ? 1 : 0

  name             = local.name
  old_version_days = var.data.old_version_days
  require_tls      = var.require_tls
  force_destroy    = !var.data.protected
}

module "table" {
  source   = "../modules/table"
  for_each = var.tables

  name                = "${local.name}-${each.key}"
  key                 = { hash = each.value.hash, range = each.value.range }
  expiry_attribute    = each.value.expiry_attribute
  deletion_protection = var.data.protected
  alarm_action_arns   = var.alarm_action_arns
}

resource "aws_iam_role_policy" "data" {
  count = var.database != null || local.messages || var.bucket || length(var.tables) > 0 ? 1 : 0

  name   = "data"
  role   = local.task_role_name
  policy = jsonencode({ Version = "2012-10-17", Statement = local.data_permissions })
}
