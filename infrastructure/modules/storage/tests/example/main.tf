module "storage" {
  source = "../.."

  name = "delightful-shop-dev"
  file_system = {
    vpc_id     = module.network.vpc_id
    subnet_ids = { for index, id in module.network.private_subnet_ids : "subnet-${index}" => id }
    clients    = { shop = aws_security_group.shop.id }
  }
}
