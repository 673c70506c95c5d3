module "cache" {
  source = "../.."

  name = "delightful-shop-dev"
  network = {
    vpc_id     = module.network.vpc_id
    subnet_ids = module.network.private_subnet_ids
  }
  clients = { shop = aws_security_group.shop.id }
  size    = { replicas = 1 }
}
