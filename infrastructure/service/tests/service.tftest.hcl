# Run with the settings of every environment: test.sh gives them as a file of variables.
mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_region" {
    defaults = { name = "us-east-1" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/delightful-shop-dev-task" }
  }

  mock_resource "aws_lb_target_group" {
    defaults = {
      arn        = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/shop-dev/01"
      arn_suffix = "targetgroup/shop-dev/01"
    }
  }

  mock_resource "aws_lb_listener" {
    defaults = { arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/delightful-dev/0a/1a" }
  }

  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:us-east-1:123456789012:log-group:/delightful/dev/shop" }
  }

  mock_resource "aws_db_instance" {
    defaults = {
      address            = "delightful-shop-dev.abc.us-east-1.rds.amazonaws.com"
      master_user_secret = [{ secret_arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds-AbCdEf", secret_status = "active", kms_key_id = "key" }]
    }
  }

  mock_resource "aws_elasticache_replication_group" {
    defaults = { primary_endpoint_address = "master.shop.cache.amazonaws.com" }
  }

  mock_resource "aws_sqs_queue" {
    defaults = { arn = "arn:aws:sqs:us-east-1:123456789012:delightful-shop-dev-invoices", url = "https://sqs.us-east-1.amazonaws.com/123456789012/delightful-shop-dev-invoices" }
  }

  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:us-east-1:123456789012:delightful-shop-dev-orders" }
  }

  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::delightful-shop-dev-123456789012-us-east-1" }
  }

  mock_resource "aws_dynamodb_table" {
    defaults = { arn = "arn:aws:dynamodb:us-east-1:123456789012:table/delightful-shop-dev-orders" }
  }
}

variables {
  service                  = "shop"
  environment              = "dev"
  image_tag                = "v1"
  image_digest             = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  vpc_id                   = "vpc-0123"
  subnet_ids               = ["subnet-a", "subnet-b"]
  data_subnet_ids          = ["subnet-c", "subnet-d"]
  assign_public_ip         = false
  cluster_arn              = "arn:aws:ecs:us-east-1:123456789012:cluster/delightful-dev"
  cluster_name             = "delightful-dev"
  alb_arn                  = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/delightful-dev/0a"
  alb_dns_name             = "delightful-dev.us-east-1.elb.amazonaws.com"
  alb_security_group_id    = "sg-0123"
  registry_url             = "123456789012.dkr.ecr.us-east-1.amazonaws.com"
  permissions_boundary_arn = "arn:aws:iam::123456789012:policy/delightful-boundary"
}

run "a_service_that_asks_for_nothing_gets_no_data_and_no_permission" {
  command = plan

  assert {
    condition     = length(module.database) + length(module.cache) + length(module.messaging) + length(module.storage) + length(module.table) == 0
    error_message = "something was made that nobody asked for"
  }

  assert {
    condition     = length(aws_iam_role_policy.data) == 0
    error_message = "the application may call something"
  }
}

run "what_it_asks_for_is_told_to_its_container_and_allowed_to_its_role" {
  variables {
    database = {}
    cache    = {}
    queues   = { invoices = {} }
    topics   = { orders = { queues = ["invoices"] } }
    tables   = { orders = { hash = { name = "customer" } } }
    bucket   = true
  }

  assert {
    condition = keys(local.data_environment) == [
      "CACHE_URL", "DATABASE_HOST", "DATABASE_NAME", "DATABASE_PORT", "DATABASE_SECRET_ARN",
      "QUEUE_INVOICES_URL", "STORAGE_BUCKET", "TABLE_ORDERS_NAME", "TOPIC_ORDERS_ARN",
    ]
    error_message = "the container is told something else"
  }

  assert {
    condition     = keys(local.data_secrets) == ["DATABASE_PASSWORD", "DATABASE_USERNAME"]
    error_message = "a password is no secret, or missing"
  }

  assert {
    condition     = length(setintersection(flatten([for statement in local.data_permissions : statement.Resource]), ["*"])) == 0
    error_message = "the application may reach what is not its own"
  }

  assert {
    condition     = module.database[0].instance_id == "delightful-shop-dev" && local.data_network.subnet_ids == tolist(["subnet-c", "subnet-d"])
    error_message = "the data stands where tasks do"
  }
}

run "without_a_command_nothing_is_migrated" {
  assert {
    condition     = jsondecode(output.rollout).migration == null
    error_message = "a migration is told of that nobody asked for"
  }
}

run "a_migration_is_told_of_with_the_database_that_it_changes" {
  variables {
    database          = {}
    migration_command = "bin/migrate"
  }

  assert {
    condition     = jsondecode(output.rollout).migration.database == "delightful-shop-dev" && jsondecode(output.rollout).migration.container == "shop"
    error_message = "it is not said what a migration changes, or as what it runs"
  }
}

run "the_database_of_a_worker_is_migrated_as_well" {
  variables {
    kind              = "worker"
    database          = {}
    migration_command = "bin/migrate"
    test_command      = "npm test"
    run_tests         = true
  }

  assert {
    condition     = jsondecode(output.rollout).driver == "ecs-rolling" && jsondecode(output.rollout).migration.database == "delightful-shop-dev"
    error_message = "a worker's migration is not told of"
  }

  assert {
    condition     = !can(jsondecode(output.rollout).tests)
    error_message = "tests are asked for of something that has no address"
  }
}

run "a_database_from_elsewhere_is_migrated_without_a_snapshot" {
  variables {
    migration_command = "bin/migrate"
  }

  assert {
    condition     = jsondecode(output.rollout).migration.database == null
    error_message = "a snapshot would be made of a database that is none of the platform's"
  }
}

run "what_is_declared_goes_over_what_is_told" {
  command = plan

  variables {
    bucket                = true
    environment_variables = { STORAGE_BUCKET = "another" }
  }

  assert {
    condition     = merge(local.data_environment, var.environment_variables).STORAGE_BUCKET == "another"
    error_message = "a declared variable is lost"
  }
}

run "a_service_is_rolled_out_by_codedeploy" {
  command = plan

  assert {
    condition     = length(module.service) == 1 && length(module.codedeploy) == 1 && length(module.worker) == 0
    error_message = "a service is no worker"
  }

  assert {
    condition     = output.driver == "codedeploy: the service has a load balancer"
    error_message = "the plan does not say who rolls it out, and why"
  }
}

run "a_worker_has_neither_listener_nor_codedeploy_and_is_rolled_by_ecs" {
  variables {
    kind   = "worker"
    queues = { invoices = {} }
  }

  assert {
    condition     = length(module.service) == 0 && length(module.codedeploy) == 0 && length(module.worker) == 1
    error_message = "a worker is no service"
  }

  assert {
    condition     = output.driver == "ecs-rolling: a worker has no load balancer"
    error_message = "the plan does not say who rolls it out, and why"
  }

  assert {
    condition = jsonencode([for field in ["driver", "rolls", "cluster", "service", "containerName", "serviceUrl", "testUrl", "alarms"] : jsondecode(output.rollout)[field]]) == jsonencode([
      "ecs-rolling", true, "delightful-dev", "shop", "shop", null, null, ["delightful-shop-dev-memory"],
    ])
    error_message = "what the rollout needs is something else"
  }

  assert {
    condition     = contains(keys(local.data_environment), "QUEUE_INVOICES_URL") && length(aws_iam_role_policy.data) == 1
    error_message = "what it asks for is not given to it"
  }
}

run "a_certificate_without_its_name_is_refused" {
  command = plan

  variables {
    certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/0"
  }

  expect_failures = [var.certificate_arn]
}

run "with_a_certificate_a_release_is_tested_under_its_name" {
  variables {
    certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/0"
    host_name       = "services.example.com"
  }

  assert {
    condition = [jsondecode(output.rollout).serviceUrl, jsondecode(output.rollout).testUrl] == [
      "https://services.example.com:${var.listener_port}", "https://services.example.com:${var.test_listener_port}",
    ]
    error_message = "a test of a release meets a certificate for another name"
  }
}

run "without_a_rate_nothing_is_traced" {
  command = plan

  variables {
    xray_sampling_rate = null
  }

  assert {
    condition     = length(aws_iam_role_policy.traces) == 0 && length(local.trace_environment) == 0
    error_message = "a service may send traces that nobody asked for"
  }
}

run "what_is_traced_may_be_sent_and_knows_its_name" {
  variables {
    xray_sampling_rate = 0.05
  }

  assert {
    condition     = length(setsubtract(["xray:PutTelemetryRecords", "xray:PutTraceSegments"], jsondecode(aws_iam_role_policy.traces[0].policy).Statement[0].Action)) == 0
    error_message = "traces are asked for that no task may send"
  }

  assert {
    condition     = toset(values(local.trace_environment)) == toset(["delightful-shop-dev"])
    error_message = "the rule is for another name than the service has"
  }
}
