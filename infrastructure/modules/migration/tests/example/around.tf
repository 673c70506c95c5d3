locals {
  image = {
    repository_url = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web-app"
    digest         = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    tag            = "v1"
  }
}

module "network" {
  source = "../../../network"

  name               = "delightful-dev"
  availability_zones = ["us-east-1a", "us-east-1b"]
}

resource "aws_ecs_cluster" "this" {
  name = "migrated-dev"
}

module "service" {
  source = "../../../worker"

  service     = "web-app"
  environment = "dev"
  image       = local.image
  platform = {
    vpc_id           = module.network.vpc_id
    subnet_ids       = module.network.task_subnet_ids
    assign_public_ip = module.network.tasks_need_public_ip
    cluster_arn      = aws_ecs_cluster.this.arn
    cluster_name     = aws_ecs_cluster.this.name
  }
}
