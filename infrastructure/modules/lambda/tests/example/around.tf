module "messaging" {
  source = "../../../messaging"

  name   = "delightful-invoices-dev"
  queues = { invoices = {} }
}

module "storage" {
  source = "../../../storage"

  name             = "delightful-invoices-dev"
  force_destroy    = true
  old_version_days = 0
}

# An empty archive: nothing calls the function.
resource "aws_s3_object" "code" {
  bucket         = module.storage.bucket
  key            = "invoices.zip"
  content_base64 = "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA=="
}
