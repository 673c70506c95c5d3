listener_port      = 8080
test_listener_port = 9080
bake_minutes       = 10
log_retention_days = 30
desired_count      = 2
min_count          = 2
