mock_provider "aws" {
  mock_resource "aws_dynamodb_table" {
    defaults = { arn = "arn:aws:dynamodb:us-east-1:123456789012:table/orders" }
  }
}

variables {
  name = "orders"
  key  = { hash = { name = "customer" } }
}

run "the_example_makes_what_the_inventory_lists" {
  command = plan

  module {
    source = "./tests/example"
  }
}

run "it_can_be_restored_to_any_second_is_encrypted_and_cannot_be_deleted_by_chance" {
  command = plan

  assert {
    condition     = aws_dynamodb_table.this.point_in_time_recovery[0].enabled && aws_dynamodb_table.this.server_side_encryption[0].enabled && aws_dynamodb_table.this.deletion_protection_enabled
    error_message = "unsafe defaults"
  }
}

run "an_attribute_in_several_keys_is_declared_once" {
  command = plan

  variables {
    key     = { hash = { name = "customer" }, range = { name = "placed", type = "N" } }
    indexes = { by-day = { hash = { name = "day" }, range = { name = "placed", type = "N" } } }
  }

  assert {
    condition     = { for attribute in aws_dynamodb_table.this.attribute : attribute.name => attribute.type } == { customer = "S", day = "S", placed = "N" }
    error_message = "unexpected attributes"
  }
}

run "a_client_may_read_and_write_items_of_this_table_and_its_indexes" {
  assert {
    condition     = output.permissions[0].Resource == ["arn:aws:dynamodb:us-east-1:123456789012:table/orders", "arn:aws:dynamodb:us-east-1:123456789012:table/orders/index/*"]
    error_message = "the permissions reach further"
  }

  assert {
    condition     = alltrue([for action in output.permissions[0].Action : can(regex("(Item|Query|Scan)$", action))])
    error_message = "a client may do more than read and write items"
  }
}

run "an_attribute_of_two_types_is_refused" {
  command = plan

  variables {
    indexes = { by-customer = { hash = { name = "customer", type = "N" } } }
  }

  expect_failures = [var.indexes]
}

run "one_attribute_as_both_keys_is_refused" {
  command = plan

  variables {
    key = { hash = { name = "customer" }, range = { name = "customer" } }
  }

  expect_failures = [var.key]
}

run "an_unknown_view_of_the_stream_is_refused" {
  command = plan

  variables {
    stream_view = "EVERYTHING"
  }

  expect_failures = [var.stream_view]
}
