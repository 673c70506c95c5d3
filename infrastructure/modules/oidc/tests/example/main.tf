module "oidc" {
  source = "../.."

  name = "delightful-push-shop"
  github = {
    repository = "example/shop"
    refs       = ["refs/heads/main"]
  }
  image_repositories  = module.ecr.repository_arns
  artifact_bucket_arn = "arn:aws:s3:::delightful-artifacts-123456789012-us-east-1"
}
