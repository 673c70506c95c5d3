module "oidc" {
  source = "../.."

  roles = {
    shop = {
      repository         = "example/shop"
      refs               = ["refs/heads/main"]
      image_repositories = ["shop", "shop-invoices"]
    }
  }
  image_repository_arns = module.ecr.repository_arns
  artifact_bucket_arn   = module.pipeline.artifact_bucket_arn
}
