module "network" {
  source = "../../../network"

  name               = "delightful-dev"
  availability_zones = ["us-east-1a", "us-east-1b"]
}

resource "aws_ecs_cluster" "this" {
  name = "workers-dev"
}
