locals {
  image = {
    repository_url = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web-app"
    digest         = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    tag            = "v1"
  }
}

module "service" {
  source = "../../../worker"

  service     = "web-app"
  environment = "dev"
  image       = local.image
  platform = {
    vpc_id           = "vpc-0123"
    subnet_ids       = ["subnet-a", "subnet-b"]
    assign_public_ip = false
    cluster_arn      = "arn:aws:ecs:us-east-1:123456789012:cluster/delightful-dev"
    cluster_name     = "delightful-dev"
  }
}
