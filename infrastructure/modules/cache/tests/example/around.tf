module "network" {
  source = "../../../network"

  name               = "delightful-dev"
  availability_zones = ["us-east-1a", "us-east-1b"]
}

resource "aws_security_group" "shop" {
  name        = "shop"
  description = "Tasks of shop-dev"
  vpc_id      = module.network.vpc_id
}
