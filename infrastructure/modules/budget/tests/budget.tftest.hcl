mock_provider "aws" {}

variables {
  name          = "delightful-dev"
  monthly_limit = 60
  notify        = { emails = ["platform@example.com"] }
}

run "the_example_makes_what_the_inventory_lists" {
  command = plan

  module {
    source = "./tests/example"
  }
}

run "people_are_told_of_what_was_spent_and_of_what_is_expected" {
  command = plan

  assert {
    condition = toset([for n in aws_budgets_budget.this.notification : "${n.notification_type} ${n.threshold}"]) == toset([
      "ACTUAL 50", "ACTUAL 80", "ACTUAL 100", "FORECASTED 100",
    ])
    error_message = "unexpected marks"
  }

  assert {
    condition     = alltrue([for n in aws_budgets_budget.this.notification : n.subscriber_email_addresses == toset(["platform@example.com"])])
    error_message = "a mark tells nobody"
  }
}

run "a_tag_says_what_counts" {
  command = plan

  variables {
    of_tags = { environment = "dev" }
  }

  assert {
    condition     = one(aws_budgets_budget.this.cost_filter).values == tolist(["user:environment$dev"])
    error_message = "something else would be counted"
  }
}

run "a_budget_that_tells_nobody_is_refused" {
  command = plan

  variables {
    notify = {}
  }

  expect_failures = [var.notify]
}

run "more_marks_than_aws_takes_are_refused" {
  command = plan

  variables {
    actual_percents = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]
  }

  expect_failures = [var.forecast_percents]
}

run "a_budget_of_nothing_is_refused" {
  command = plan

  variables {
    monthly_limit = 0
  }

  expect_failures = [var.monthly_limit]
}
