module "budget" {
  source = "../.."

  name          = "delightful-dev"
  monthly_limit = 60
  of_tags       = { environment = "dev" }
  notify        = { emails = ["platform@example.com"] }
}
