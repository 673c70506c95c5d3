module "worker" {
  source = "../.."

  service     = "invoices"
  environment = "dev"
  image = {
    repository_url = "123456789012.dkr.ecr.us-east-1.amazonaws.com/invoices"
    digest         = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    tag            = "v1"
  }
  container = { command = ["invoices", "--watch"] }
  health    = { command = ["invoices", "--alive"] }
  platform = {
    vpc_id           = module.network.vpc_id
    subnet_ids       = module.network.task_subnet_ids
    assign_public_ip = module.network.tasks_need_public_ip
    cluster_arn      = aws_ecs_cluster.this.arn
    cluster_name     = aws_ecs_cluster.this.name
  }
}
