variable "image_digest" {
  description = "Digest of the image."
  type        = string
  default     = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
}

variable "image_tag" {
  description = "Tag of the image."
  type        = string
  default     = "v1"
}

module "ecr" {
  source = "../../../ecr"

  repositories = ["web-app"]
}

module "network" {
  source = "../../../network"

  name               = "delightful-dev"
  availability_zones = ["us-east-1a", "us-east-1b"]
}

module "alb" {
  source = "../../../alb"

  name = "delightful-dev"
  network = {
    vpc_id     = module.network.vpc_id
    cidr_block = module.network.cidr_block
    subnet_ids = module.network.public_subnet_ids
  }
}

resource "aws_ecs_cluster" "this" {
  name = "delightful-dev"
}
