module "ecr" {
  source = "../../../ecr"

  repositories = ["shop", "shop-invoices"]
}

module "pipeline" {
  source = "../../../pipeline"

  retention     = { deployment_days = 0, state_version_days = 0 }
  require_tls   = false
  force_destroy = true
}
