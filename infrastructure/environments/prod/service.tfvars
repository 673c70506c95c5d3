# Large: traffic moves in two steps, a second of everything stands in another zone, and what keeps data is kept.
listener_port            = 8080
test_listener_port       = 9080
deployment_configuration = "CodeDeployDefault.ECSCanary10Percent5Minutes"
bake_minutes             = 30
log_retention_days       = 90
xray_sampling_rate       = 0.01
cpu                      = 512
memory                   = 1024
desired_count            = 2
min_count                = 2
max_count                = 10

# HTTPS: a certificate of this region, and the name in it that leads to the load balancer. Without them clients talk in the clear.
# certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000"
# host_name       = "services.example.com"

# Who is told when an alarm of a service is raised or over, also long after its release: topics of SNS.
# alarm_action_arns = ["arn:aws:sns:us-east-1:123456789012:alarms-prod"]

data = {
  database         = { instance_class = "db.m6g.large", storage_gib = 100, most_storage_gib = 1000, multi_az = true }
  cache            = { replicas = 1 }
  backup_days      = 35
  snapshot_days    = 7
  old_version_days = 365
  protected        = true
}
