locals {
  # Names are variables of the service root: this object is its foundation.tfvars.json.
  foundation = {
    vpc_id                   = module.network.vpc_id
    subnet_ids               = module.network.task_subnet_ids
    data_subnet_ids          = module.network.private_subnet_ids
    assign_public_ip         = module.network.tasks_need_public_ip
    cluster_arn              = aws_ecs_cluster.this.arn
    cluster_name             = aws_ecs_cluster.this.name
    alb_arn                  = module.alb.arn
    alb_dns_name             = module.alb.dns_name
    alb_security_group_id    = module.alb.security_group_id
    registry_url             = "${local.account}.dkr.ecr.${local.region}.${data.aws_partition.this.dns_suffix}"
    permissions_boundary_arn = "arn:${data.aws_partition.this.partition}:iam::${local.account}:policy/delightful-boundary"
  }
}

resource "aws_s3_object" "foundation" {
  bucket       = coalesce(var.artifact_bucket, "delightful-artifacts-${local.account}-${local.region}")
  key          = "outputs/${var.environment}/foundation.tfvars.json"
  content      = jsonencode(local.foundation)
  content_type = "application/json"
}

output "foundation" {
  description = "What the services of this environment get as variables; also recorded in the artifact bucket."
  value       = local.foundation
}

output "foundation_key" {
  description = "Key of the recorded outputs in the artifact bucket."
  value       = aws_s3_object.foundation.key
}
