module "network" {
  source = "../.."

  name               = "delightful-dev"
  cidr_block         = "10.20.0.0/16"
  availability_zones = ["us-east-1a", "us-east-1b"]
  nat                = "single"
}
