mock_provider "aws" {
  mock_resource "aws_elasticache_replication_group" {
    defaults = { primary_endpoint_address = "master.shop.cache.amazonaws.com" }
  }

  mock_resource "aws_memorydb_cluster" {
    defaults = { cluster_endpoint = [{ address = "clustercfg.shop.memorydb.amazonaws.com", port = 6379 }] }
  }
}

variables {
  name    = "delightful-shop-dev"
  network = { vpc_id = "vpc-0123", subnet_ids = ["subnet-a", "subnet-b"] }
  clients = { shop = "sg-0123" }
}

run "the_example_makes_what_the_inventory_lists" {
  command = plan

  module {
    source = "./tests/example"
  }
}

run "it_is_encrypted_at_rest_and_on_the_way" {
  command = plan

  assert {
    condition     = aws_elasticache_replication_group.this[0].at_rest_encryption_enabled && aws_elasticache_replication_group.this[0].transit_encryption_enabled
    error_message = "something is in the clear"
  }
}

run "a_single_node_does_not_fail_over_and_two_do" {
  command = plan

  assert {
    condition     = aws_elasticache_replication_group.this[0].num_cache_clusters == 1 && !aws_elasticache_replication_group.this[0].automatic_failover_enabled
    error_message = "AWS refuses a failover without a replica"
  }
}

run "a_replica_stands_in_another_zone" {
  command = plan

  variables {
    size = { replicas = 1 }
  }

  assert {
    condition     = aws_elasticache_replication_group.this[0].num_cache_clusters == 2 && aws_elasticache_replication_group.this[0].automatic_failover_enabled && aws_elasticache_replication_group.this[0].multi_az_enabled
    error_message = "a replica that takes over nothing"
  }
}

run "every_node_is_watched" {
  variables {
    size = { replicas = 2 }
  }

  assert {
    condition = sort([for alarm in aws_cloudwatch_metric_alarm.memory : alarm.dimensions["CacheClusterId"]]) == tolist([
      "delightful-shop-dev-001", "delightful-shop-dev-002", "delightful-shop-dev-003",
    ])
    error_message = "a node runs full unseen, and it may be the primary after a failover"
  }

  assert {
    condition     = length(output.alarm_names) == 3 && length(distinct(output.alarm_names)) == 3
    error_message = "alarms of one name are one alarm"
  }
}

run "one_variable_makes_it_durable" {
  variables {
    kind = "memorydb"
  }

  assert {
    condition     = length(aws_elasticache_replication_group.this) == 0 && aws_memorydb_cluster.this[0].node_type == "db.t4g.small" && aws_memorydb_cluster.this[0].tls_enabled
    error_message = "expected a MemoryDB cluster alone"
  }

  assert {
    condition     = output.environment == { CACHE_URL = "rediss://clustercfg.shop.memorydb.amazonaws.com:6379" }
    error_message = "a client is told another address"
  }

  assert {
    condition     = [for alarm in aws_cloudwatch_metric_alarm.memory : [alarm.namespace, alarm.dimensions["ClusterName"]]] == [["AWS/MemoryDB", "delightful-shop-dev"]]
    error_message = "nobody sees it run full"
  }
}

run "a_client_is_told_an_encrypted_address" {
  assert {
    condition     = output.environment == { CACHE_URL = "rediss://master.shop.cache.amazonaws.com:6379" }
    error_message = "unexpected address"
  }
}

run "only_clients_reach_it" {
  command = plan

  assert {
    condition     = [for rule in aws_vpc_security_group_ingress_rule.client : [rule.referenced_security_group_id, rule.from_port]] == [["sg-0123", 6379]]
    error_message = "it can be reached from elsewhere"
  }
}

run "a_node_of_the_other_kind_is_refused" {
  command = plan

  variables {
    kind = "memorydb"
    size = { node_type = "cache.t4g.micro" }
  }

  expect_failures = [var.size]
}

run "a_version_of_redis_that_aws_does_not_run_is_refused" {
  command = plan

  variables {
    engine = { version = "7.4" }
  }

  expect_failures = [var.engine]
}

run "a_replica_in_a_single_zone_is_refused" {
  command = plan

  variables {
    network = { vpc_id = "vpc-0123", subnet_ids = ["subnet-a"] }
    size    = { replicas = 1 }
  }

  expect_failures = [var.size]
}
