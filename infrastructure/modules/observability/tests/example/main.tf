module "observability" {
  source = "../.."

  name = "delightful-web-app-dev"
  load_balancer = {
    arn_suffix                = "app/delightful-dev/0a1b2c"
    target_group_arn_suffixes = { for colour, group in module.service.target_groups : colour => group.arn_suffix }
  }
  service = {
    cluster_name   = "delightful-dev"
    service_name   = module.service.service_name
    log_group_name = module.service.log_group_name
  }
}
