module "alb" {
  source = "../.."

  name = "delightful-dev"
  network = {
    vpc_id     = module.network.vpc_id
    cidr_block = module.network.cidr_block
    subnet_ids = module.network.public_subnet_ids
  }
}
