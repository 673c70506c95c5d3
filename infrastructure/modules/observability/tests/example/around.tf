module "service" {
  source = "../../../ecs-service"

  service     = "web-app"
  environment = "dev"
  image = {
    repository_url = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web-app"
    digest         = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    tag            = "v1"
  }
  listeners = { production_port = 8080, test_port = 9080 }
  platform = {
    vpc_id                          = "vpc-0123"
    subnet_ids                      = ["subnet-a", "subnet-b"]
    assign_public_ip                = false
    cluster_arn                     = "arn:aws:ecs:us-east-1:123456789012:cluster/delightful-dev"
    cluster_name                    = "delightful-dev"
    load_balancer_arn               = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/delightful-dev/0a"
    load_balancer_security_group_id = "sg-0123"
  }
}
