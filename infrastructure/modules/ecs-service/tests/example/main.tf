module "service" {
  source = "../.."

  service     = "web-app"
  environment = "dev"
  image = {
    repository_url = module.ecr.repository_urls["web-app"]
    digest         = var.image_digest
    tag            = var.image_tag
  }
  listeners = { production_port = 8080, test_port = 9080 }
  platform = {
    vpc_id                          = module.network.vpc_id
    subnet_ids                      = module.network.task_subnet_ids
    assign_public_ip                = module.network.tasks_need_public_ip
    cluster_arn                     = aws_ecs_cluster.this.arn
    cluster_name                    = aws_ecs_cluster.this.name
    load_balancer_arn               = module.alb.arn
    load_balancer_security_group_id = module.alb.security_group_id
  }
}
