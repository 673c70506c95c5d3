module "function" {
  source = "../.."

  name = "delightful-invoices-dev"
  code = {
    bucket  = aws_s3_object.code.bucket
    key     = aws_s3_object.code.key
    handler = "invoices"
    runtime = "provided.al2023"
  }
  environment = { TABLE = "delightful-shop-dev-orders" }
  queues      = { invoices = { arn = module.messaging.queues["invoices"].arn } }
  schedule    = "rate(1 hour)"
}
