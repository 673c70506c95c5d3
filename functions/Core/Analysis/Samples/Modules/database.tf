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

variable "vpc_id" {
  description = "Network of the environment."
  type        = string
  nullable    = false
}

variable "subnet_ids" {
  description = "Private subnets of the environment, in two zones at least."
  type        = list(string)
  nullable    = false
}

variable "client_security_group_ids" {
  description = "Security groups of the tasks that may connect."
  type        = list(string)
  nullable    = false
}

variable "engine" {
  description = "Engine of the database."
  type        = string
  default     = "postgres"
  nullable    = false
}

variable "engine_version" {
  description = "Version of the engine; null for the one that AWS takes by default."
  type        = string
  default     = null
}

variable "instance_class" {
  description = "Size of the instance: small, until somebody measured."
  type        = string
  default     = "db.t4g.micro"
  nullable    = false
}

variable "allocated_storage" {
  description = "GiB of storage to start with."
  type        = number
  default     = 20
  nullable    = false
}

locals {
  name = "${var.service}-${var.environment}"
  port = { postgres = 5432, mysql = 3306, mariadb = 3306 }[var.engine]
}

resource "aws_db_subnet_group" "this" {
  name       = local.name
  subnet_ids = var.subnet_ids
}

resource "aws_security_group" "this" {
  name_prefix = "${local.name}-database-"
  description = "Database of ${local.name}"
  vpc_id      = var.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "clients" {
  for_each = toset(var.client_security_group_ids)

  security_group_id            = aws_security_group.this.id
  referenced_security_group_id = each.value
  ip_protocol                  = "tcp"
  from_port                    = local.port
  to_port                      = local.port
}

resource "aws_db_instance" "this" {
  identifier     = local.name
  engine         = var.engine
  engine_version = var.engine_version
  instance_class = var.instance_class

  allocated_storage     = var.allocated_storage
  max_allocated_storage = var.allocated_storage * 5
  storage_encrypted     = true

  db_name                     = replace(var.service, "-", "_")
  username                    = "service"
  manage_master_user_password = true

  db_subnet_group_name   = aws_db_subnet_group.this.name
  vpc_security_group_ids = [aws_security_group.this.id]
  multi_az               = var.environment == "prod"

  backup_retention_period   = 14
  deletion_protection       = true
  final_snapshot_identifier = "${local.name}-final"
  copy_tags_to_snapshot     = true
}

output "endpoint" {
  description = "Host and port."
  value       = aws_db_instance.this.endpoint
}

output "secret_arn" {
  description = "Secret with the user and the password: name it under 'secrets'."
  value       = aws_db_instance.this.master_user_secret[0].secret_arn
}
