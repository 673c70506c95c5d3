mock_provider "aws" {}

variables {
  repositories = ["web-app", "team/worker"]
}

run "the_example_makes_what_the_inventory_lists" {
  command = plan

  module {
    source = "./tests/example"
  }
}

run "tags_never_move_and_every_push_is_scanned" {
  command = plan

  assert {
    condition     = alltrue([for r in aws_ecr_repository.this : r.image_tag_mutability == "IMMUTABLE" && r.image_scanning_configuration[0].scan_on_push])
    error_message = "a repository lets tags move or is not scanned"
  }
}

run "pull_request_images_expire_before_the_others_are_counted" {
  command = plan

  assert {
    condition = [
      for rule in jsondecode(aws_ecr_lifecycle_policy.this["web-app"].policy).rules : rule.selection.tagStatus
    ] == ["untagged", "tagged", "any"]
    error_message = "the rules are in another order"
  }

  assert {
    condition     = jsondecode(aws_ecr_lifecycle_policy.this["web-app"].policy).rules[1].selection.tagPrefixList == ["pr-"]
    error_message = "pull-request images are not told apart"
  }
}

run "an_upper_case_name_is_refused" {
  command = plan

  variables {
    repositories = ["WebApp"]
  }

  expect_failures = [var.repositories]
}
