module "migration" {
  source = "../.."

  command = "npx prisma migrate deploy"
  service = {
    name              = module.service.service_name
    environment       = "dev"
    role_arns         = module.service.role_arns
    security_group_id = module.service.security_group_id
    log_group_name    = module.service.log_group_name
  }
  image    = local.image
  platform = { cluster_name = "delightful-dev", subnet_ids = ["subnet-a", "subnet-b"] }
}

# In the root's output "rollout": migration = merge(module.migration.task, { database = module.database.instance_id })
