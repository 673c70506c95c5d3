# Small like dev, and as many of everything as it takes to see what two do that one does not.
listener_port      = 8080
test_listener_port = 9080
bake_minutes       = 10
log_retention_days = 30
xray_sampling_rate = 0.05
desired_count      = 2
min_count          = 2

data = {
  database         = { instance_class = "db.t4g.micro" }
  cache            = { replicas = 1 }
  backup_days      = 7
  snapshot_days    = 1
  old_version_days = 30
  protected        = true
}
