data "aws_partition" "this" {}

locals {
  file_system = var.file_system == null ? {} : { this = var.file_system }
  clients     = var.file_system == null ? {} : var.file_system.clients
  subnet_ids  = var.file_system == null ? {} : var.file_system.subnet_ids
}

resource "aws_efs_file_system" "this" {
  for_each = local.file_system

  creation_token  = var.name
  encrypted       = true
  kms_key_id      = var.kms_key_arn
  throughput_mode = "elastic"
  tags            = merge(var.tags, { Name = var.name })

  lifecycle_policy {
    transition_to_ia = each.value.rarely_used_after
  }

  lifecycle_policy {
    transition_to_primary_storage_class = "AFTER_1_ACCESS"
  }
}

resource "aws_efs_backup_policy" "this" {
  for_each = { for name, file_system in local.file_system : name => file_system if file_system.backup }

  file_system_id = aws_efs_file_system.this[each.key].id

  backup_policy {
    status = "ENABLED"
  }
}

# Without a policy whoever reaches the port could mount it as root.
resource "aws_efs_file_system_policy" "this" {
  for_each = local.file_system

  file_system_id = aws_efs_file_system.this[each.key].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "ThisAccountThroughTheAccessPoint"
        Effect    = "Allow"
        Principal = { AWS = "arn:${data.aws_partition.this.partition}:iam::${data.aws_caller_identity.this.account_id}:root" }
        Action    = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]
        Resource  = aws_efs_file_system.this[each.key].arn
        Condition = { StringEquals = { "elasticfilesystem:AccessPointArn" = aws_efs_access_point.this[each.key].arn } }
      },
      {
        Sid       = "OnlyEncryptedConnections"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite", "elasticfilesystem:ClientRootAccess"]
        Resource  = aws_efs_file_system.this[each.key].arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}

resource "aws_efs_access_point" "this" {
  for_each = local.file_system

  file_system_id = aws_efs_file_system.this[each.key].id
  tags           = merge(var.tags, { Name = var.name })

  posix_user {
    uid = each.value.user_id
    gid = each.value.user_id
  }

  root_directory {
    path = "/data"

    creation_info {
      owner_uid   = each.value.user_id
      owner_gid   = each.value.user_id
      permissions = "0750"
    }
  }
}

resource "aws_efs_mount_target" "this" {
  for_each = local.subnet_ids

  file_system_id  = aws_efs_file_system.this["this"].id
  subnet_id       = each.value
  security_groups = [aws_security_group.file_system["this"].id]
}

resource "aws_security_group" "file_system" {
  for_each = local.file_system

  name        = "${var.name}-files"
  description = "File system ${var.name}"
  vpc_id      = each.value.vpc_id
  tags        = merge(var.tags, { Name = "${var.name}-files" })
}

resource "aws_vpc_security_group_ingress_rule" "file_system" {
  for_each = local.clients

  security_group_id            = aws_security_group.file_system["this"].id
  referenced_security_group_id = each.value
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
  tags                         = merge(var.tags, { Name = each.key })
}
