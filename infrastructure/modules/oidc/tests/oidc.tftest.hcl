mock_provider "aws" {
  mock_resource "aws_iam_openid_connect_provider" {
    defaults = { arn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" }
  }

  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_region" {
    defaults = { name = "us-east-1" }
  }

  mock_resource "aws_ecr_repository" {
    override_during = plan
    defaults        = { arn = "arn:aws:ecr:us-east-1:123456789012:repository/shop" }
  }

  mock_resource "aws_s3_bucket" {
    override_during = plan
    defaults        = { arn = "arn:aws:s3:::artifacts" }
  }
}

variables {
  roles                 = { shop = { repository = "example/shop", image_repositories = ["shop"] } }
  image_repository_arns = { shop = "arn:aws:ecr:us-east-1:123456789012:repository/shop" }
  artifact_bucket_arn   = "arn:aws:s3:::artifacts"
}

run "the_example_makes_what_the_inventory_lists" {
  command = plan

  module {
    source = "./tests/example"
  }
}

run "audience_repository_and_ref_are_pinned_to_the_letter" {
  assert {
    condition = jsondecode(aws_iam_role.this["shop"].assume_role_policy).Statement[0].Condition == {
      StringEquals = {
        "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
        "token.actions.githubusercontent.com:sub" = ["repo:example/shop:ref:refs/heads/main"]
      }
    }
    error_message = "another run could take the role"
  }
}

run "pull_requests_and_environments_are_trusted_only_when_asked_for" {
  variables {
    roles = { shop = { repository = "example/shop", refs = [], environments = ["production"], pull_requests = true, image_repositories = ["shop"] } }
  }

  assert {
    condition     = jsonencode(output.subjects.shop) == jsonencode(["repo:example/shop:environment:production", "repo:example/shop:pull_request"])
    error_message = "unexpected subjects"
  }
}

run "it_may_push_to_these_repositories_put_source_bundles_and_nothing_else" {
  assert {
    condition = { for statement in jsondecode(aws_iam_role_policy.this["shop"].policy).Statement : statement.Sid => statement.Resource } == {
      SignIn          = ["*"]
      PushImages      = ["arn:aws:ecr:us-east-1:123456789012:repository/shop"]
      PutSourceBundle = ["arn:aws:s3:::artifacts/source/shop/*"]
    }
    error_message = "the role reaches something else"
  }

  assert {
    condition = alltrue([
      for action in flatten([for statement in jsondecode(aws_iam_role_policy.this["shop"].policy).Statement : statement.Action]) :
      contains(["s3:PutObject", "ecr:PutImage", "ecr:GetAuthorizationToken", "ecr:BatchGetImage", "ecr:BatchCheckLayerAvailability", "ecr:InitiateLayerUpload", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload"], action)
    ])
    error_message = "the role may do something else"
  }
}

run "an_account_that_has_the_provider_gets_no_second_one" {
  variables {
    provider_arn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"
  }

  assert {
    condition     = length(aws_iam_openid_connect_provider.this) == 0 && output.provider_arn == var.provider_arn
    error_message = "AWS refuses a second provider of the same name"
  }
}

run "every_ref_is_refused" {
  command = plan

  variables {
    roles = { shop = { repository = "example/shop", refs = ["refs/heads/*"], image_repositories = ["shop"] } }
  }

  expect_failures = [var.roles]
}

run "every_repository_is_refused" {
  command = plan

  variables {
    roles = { shop = { repository = "example/*", image_repositories = ["shop"] } }
  }

  expect_failures = [var.roles]
}

run "a_role_for_no_run_is_refused" {
  command = plan

  variables {
    roles = { shop = { repository = "example/shop", refs = [], image_repositories = ["shop"] } }
  }

  expect_failures = [var.roles]
}

run "every_image_repository_is_refused" {
  command = plan

  variables {
    image_repository_arns = { shop = "arn:aws:ecr:us-east-1:123456789012:repository/*" }
  }

  expect_failures = [var.image_repository_arns]
}

run "an_environment_with_a_wildcard_is_refused" {
  command = plan

  variables {
    roles = { shop = { repository = "example/shop", environments = ["prod*"], image_repositories = ["shop"] } }
  }

  expect_failures = [var.roles]
}

run "an_image_repository_that_is_not_there_is_refused" {
  command = plan

  variables {
    roles = { shop = { repository = "example/shop", image_repositories = ["other"] } }
  }

  expect_failures = [var.roles]
}

run "another_provider_is_refused" {
  command = plan

  variables {
    provider_arn = "arn:aws:iam::123456789012:oidc-provider/example.com"
  }

  expect_failures = [var.provider_arn]
}

run "a_name_that_roles_of_services_have_is_refused" {
  command = plan

  variables {
    roles = { nightly-task = { repository = "example/shop", image_repositories = ["shop"] } }
  }

  expect_failures = [var.roles]
}
