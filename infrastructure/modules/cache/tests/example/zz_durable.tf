module "durable" {
  source = "../.."
  name   = "delightful-durable-dev"
  kind   = "memorydb"
  network = {
    vpc_id     = module.network.vpc_id
    subnet_ids = module.network.private_subnet_ids
  }
  clients = { shop = aws_security_group.shop.id }
}
