listener_port      = 8080
test_listener_port = 9080
bake_minutes       = 5
log_retention_days = 14
max_count          = 1
