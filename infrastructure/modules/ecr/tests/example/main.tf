module "ecr" {
  source = "../.."

  repositories = ["web-app", "team/worker"]
}
