# Small: one task, the smallest machines, nothing stands by, and everything can be thrown away.
listener_port      = 8080
test_listener_port = 9080
bake_minutes       = 5
log_retention_days = 14
max_count          = 1
run_tests          = true

data = {
  database         = { instance_class = "db.t4g.micro" }
  cache            = { replicas = 0 }
  backup_days      = 1
  snapshot_days    = 0
  old_version_days = 7
  protected        = false
}
