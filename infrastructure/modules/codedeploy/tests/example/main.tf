module "codedeploy" {
  source = "../.."

  name = "delightful-web-app-dev"
  service = {
    cluster_name = "delightful-dev"
    service_name = module.service.service_name
    role_arns    = values(module.service.role_arns)
  }
  traffic = {
    listener_arn       = module.service.listener_arns.production
    test_listener_arn  = module.service.listener_arns.test
    target_group_names = [for group in module.service.target_groups : group.name]
  }
  rollout = { bake_minutes = 10, alarm_names = module.observability.alarm_names }
}
