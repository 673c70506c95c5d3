module "pipeline" {
  source = "../.."

  retention = { deployment_days = 30 }
}
