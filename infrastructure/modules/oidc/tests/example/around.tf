module "ecr" {
  source = "../../../ecr"

  repositories = ["shop"]
}
