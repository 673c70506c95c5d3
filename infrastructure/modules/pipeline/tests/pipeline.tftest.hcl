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
    defaults = { arn = "arn:aws:iam::123456789012:role/delightful-role" }
  }

  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::123456789012:policy/delightful-boundary" }
  }

  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::bucket" }
  }

  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:us-east-1:123456789012:log-group:builds" }
  }

  mock_resource "aws_dynamodb_table" {
    defaults = { arn = "arn:aws:dynamodb:us-east-1:123456789012:table/delightful-locks" }
  }
}

run "the_example_makes_what_the_inventory_lists" {
  command = plan

  module {
    source = "./tests/example"
  }
}

run "buckets_are_versioned_encrypted_and_closed" {
  command = plan

  assert {
    condition     = alltrue([for v in aws_s3_bucket_versioning.this : v.versioning_configuration[0].status == "Enabled"])
    error_message = "a bucket is not versioned"
  }

  assert {
    condition     = length(aws_s3_bucket_server_side_encryption_configuration.this) == 2
    error_message = "a bucket is not encrypted"
  }

  assert {
    condition     = alltrue([for b in aws_s3_bucket_public_access_block.this : b.block_public_acls && b.block_public_policy && b.ignore_public_acls && b.restrict_public_buckets])
    error_message = "a bucket may become public"
  }
}

run "names_carry_account_and_region" {
  command = plan

  assert {
    condition     = aws_s3_bucket.this["state"].bucket == "delightful-state-123456789012-us-east-1" && aws_s3_bucket.this["artifacts"].bucket == "delightful-artifacts-123456789012-us-east-1"
    error_message = "unexpected bucket names"
  }
}

run "the_plan_cannot_write_state_or_change_anything" {
  assert {
    condition = alltrue([
      for statement in concat(
        jsondecode(aws_iam_role_policy.build["plan"].policy).Statement, jsondecode(aws_iam_role_policy.look["plan"].policy).Statement,
        jsondecode(aws_iam_policy.data["look"].policy).Statement,
      ) :
      alltrue([
        for action in statement.Action :
        can(regex(":(Get|List|Describe)", action)) || contains(["Logs", "StateLockFile", "StateLockItem", "RecordPlan"], statement.Sid)
      ])
    ])
    error_message = "the plan has an action that changes something beside its log, its lock and its own record"
  }

  assert {
    condition = [
      for statement in jsondecode(aws_iam_role_policy.build["plan"].policy).Statement : statement.Resource if contains(statement.Action, "s3:PutObject")
    ] == [["arn:aws:s3:::bucket/services/*.tflock"], ["arn:aws:s3:::bucket/deployments/*"]]
    error_message = "the plan may write elsewhere than lock files and deployments/"
  }
}

run "a_migration_makes_snapshots_and_runs_tasks_and_changes_nothing_else" {
  assert {
    condition = toset(flatten([
      for statement in jsondecode(aws_iam_role_policy.build["migrate"].policy).Statement :
      [for action in statement.Action : action if !can(regex(":(Get|List|Describe)", action))]
    ])) == toset(["logs:CreateLogStream", "logs:PutLogEvents", "rds:AddTagsToResource", "rds:CreateDBSnapshot", "rds:DeleteDBSnapshot", "ecs:RunTask", "iam:PassRole"])
    error_message = "a migration may do something else"
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_iam_role_policy.build["migrate"].policy).Statement : alltrue([for resource in statement.Resource : resource != "*"])
      || (statement.Action == ["ecs:ListTasks"] && can(statement.Condition.ArnLike["ecs:cluster"]))
    ])
    error_message = "a migration may reach whatever there is"
  }

  assert {
    condition = [
      for statement in jsondecode(aws_iam_role_policy.build["migrate"].policy).Statement : statement.Resource if contains(statement.Action, "rds:DeleteDBSnapshot")
    ] == [["arn:aws:rds:us-east-1:123456789012:snapshot:delightful-*-before-*"]]
    error_message = "a migration may delete a snapshot that no migration made"
  }
}

run "the_tests_of_a_repository_can_read_nothing_but_the_platform" {
  assert {
    condition = toset(flatten([
      for statement in jsondecode(aws_iam_role_policy.build["test"].policy).Statement : [for resource in statement.Resource : resource if contains(statement.Action, "s3:GetObject")]
    ])) == toset(["arn:aws:s3:::bucket/platform/*"])
    error_message = "the tests of a repository may read plans, states or the source of other repositories"
  }

  assert {
    condition = toset(flatten([
      for statement in jsondecode(aws_iam_role_policy.build["test"].policy).Statement : [for action in statement.Action : action if !can(regex(":Get", action))]
    ])) == toset(["logs:CreateLogStream", "logs:PutLogEvents"])
    error_message = "the tests of a repository may change something"
  }
}

run "a_migration_may_take_longer_than_an_apply" {
  command = plan

  assert {
    condition     = aws_codebuild_project.this["migrate"].build_timeout == 240 && aws_codebuild_project.this["apply"].build_timeout == 30
    error_message = "unexpected time limits"
  }
}

run "no_action_is_a_wildcard" {
  assert {
    condition = alltrue([
      for statement in flatten([
        for policy in concat(values(aws_iam_role_policy.build), values(aws_iam_role_policy.look), values(aws_iam_policy.data), [aws_iam_role_policy.change, aws_iam_policy.boundary]) :
        jsondecode(policy.policy).Statement
      ]) : alltrue([for action in statement.Action : !strcontains(action, "*")])
    ])
    error_message = "an action holds a *"
  }
}

run "the_data_of_services_can_be_changed_and_that_of_the_pipeline_cannot" {
  assert {
    condition = alltrue([
      for statement in jsondecode(aws_iam_policy.data["change"].policy).Statement :
      alltrue([for resource in statement.Resource : resource != "*"])
    ])
    error_message = "an apply may change whatever there is"
  }

  assert {
    condition = setintersection(
      flatten([for statement in jsondecode(aws_iam_policy.data["keep"].policy).Statement : statement.Resource if statement.Effect == "Deny"]),
      ["arn:aws:s3:::bucket", "arn:aws:dynamodb:us-east-1:123456789012:table/delightful-registry", "arn:aws:sqs:us-east-1:123456789012:delightful-dead"]
    ) == toset(["arn:aws:s3:::bucket", "arn:aws:dynamodb:us-east-1:123456789012:table/delightful-registry", "arn:aws:sqs:us-east-1:123456789012:delightful-dead"])
    error_message = "a deployment may delete the pipeline's own"
  }

  assert {
    condition     = [for attachment in aws_iam_role_policy_attachment.data : attachment.policy_arn if attachment.role == aws_iam_role.this["plan"].name] == [aws_iam_policy.data["look"].arn]
    error_message = "the plan may change data"
  }
}

run "no_policy_is_longer_than_iam_takes" {
  assert {
    condition     = alltrue([for policy in concat(values(aws_iam_policy.data), [aws_iam_policy.boundary]) : length(policy.policy) <= 6144])
    error_message = "a policy has more than 6144 characters"
  }

  assert {
    condition = alltrue([
      for role in ["plan", "apply"] :
      length(aws_iam_role_policy.build[role].policy) + length(aws_iam_role_policy.look[role].policy) + (role == "apply" ? length(aws_iam_role_policy.change.policy) : 0) <= 10240
    ])
    error_message = "the inline policies of a role have more than 10240 characters together"
  }
}

run "roles_can_be_made_only_within_the_boundary_and_never_the_builds_own" {
  assert {
    condition = alltrue([
      for statement in jsondecode(aws_iam_role_policy.change.policy).Statement :
      try(statement.Condition.StringEquals["iam:PermissionsBoundary"] == aws_iam_policy.boundary.arn, false) if contains(statement.Action, "iam:CreateRole")
    ])
    error_message = "an unbounded role can be made"
  }

  assert {
    condition = length(setsubtract(
      flatten([
        for statement in jsondecode(aws_iam_role_policy.change.policy).Statement :
        [for action in statement.Action : action if startswith(action, "iam:") && action != "iam:CreateServiceLinkedRole"]
      ]),
      flatten([for statement in jsondecode(aws_iam_policy.data["keep"].policy).Statement : statement.Action if statement.Sid == "Roles" && statement.Effect == "Deny"]),
    )) == 0
    error_message = "the apply can change its own permissions"
  }

  assert {
    condition     = contains(keys(aws_iam_role_policy_attachment.data), "apply-keep")
    error_message = "what the apply may never do is written down and forgotten"
  }
}

run "no_role_of_a_service_speaks_for_the_pipeline_or_reads_its_secrets" {
  assert {
    condition = alltrue([
      for what in [
        ["events:PutEvents", "events:us-east-1:123456789012:event-bus/delightful"],
        ["lambda:InvokeFunction", "lambda:us-east-1:123456789012:function:delightful-approval-decided"],
        ["lambda:InvokeFunction", "lambda:us-east-1:123456789012:function:delightful-approval-decided:$LATEST"],
        ["sqs:SendMessage", "sqs:us-east-1:123456789012:delightful-feedback.fifo"],
        ["ssm:GetParameters", "ssm:us-east-1:123456789012:parameter/delightful/slack-signing-secret"],
        ] : anytrue([
          for statement in jsondecode(aws_iam_policy.boundary.policy).Statement : anytrue([
            for resource in statement.Resource : can(regex("^${replace(resource, "*", ".*")}$", "arn:aws:${what[1]}"))
          ]) if statement.Effect == "Deny" && contains(statement.Action, what[0])
      ])
    ])
    error_message = "a task may act for the pipeline"
  }

  assert {
    condition = !anytrue([
      for statement in jsondecode(aws_iam_policy.boundary.policy).Statement : anytrue([
        for resource in statement.Resource : can(regex("^${replace(resource, "*", ".*")}$", "arn:aws:lambda:us-east-1:123456789012:function:delightful-validate-green"))
      ]) if statement.Effect == "Deny"
    ])
    error_message = "CodeDeploy may not call its lifecycle hook"
  }
}

# A star of IAM is any text, also one with a / in it.
run "an_apply_writes_roles_of_services_and_no_other" {
  assert {
    condition = length([
      for pair in setproduct([
        "delightful-push-x", "delightful-push-web-app", "delightful-ApprovalDecidedRole-1", "delightful-WatchdogRole-1A2B3C4D5E6F",
        "delightful-plan", "delightful-apply", "delightful-migrate", "delightful-test",
        ], flatten([
          for policy in concat(values(aws_iam_policy.data), values(aws_iam_role_policy.build), [aws_iam_role_policy.change]) : [
            for statement in jsondecode(policy.policy).Statement : statement.Resource
            if statement.Effect == "Allow" && anytrue([for action in statement.Action : can(regex("^iam:(Add|Attach|Create|Delete|Detach|Pass|Put|Tag|Untag|Update)", action))])
          ]
      ])) : pair if can(regex("^${replace(pair[1], "*", ".*")}$", "arn:aws:iam::123456789012:role/${pair[0]}"))
    ]) == 0
    error_message = "an apply may take over a role of the pipeline"
  }

  assert {
    condition = alltrue([
      for pair in setproduct(["delightful-shop-dev-execution", "delightful-shop-dev-task", "delightful-shop-dev-codedeploy", "delightful-mail-dev-function"], ["iam:CreateRole", "iam:DeleteRole", "iam:PassRole", "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy"]) : anytrue([
        for statement in jsondecode(aws_iam_role_policy.change.policy).Statement : anytrue([
          for resource in statement.Resource : can(regex("^${replace(resource, "*", ".*")}$", "arn:aws:iam::123456789012:role/${pair[0]}"))
        ]) if contains(statement.Action, pair[1])
      ])
    ])
    error_message = "an apply cannot make the roles of a service"
  }
}

# The pipeline's own, as template.yaml and CloudFormation call them.
run "an_apply_changes_functions_and_schedules_of_services_and_no_other" {
  assert {
    condition = [
      for name in [
        "lambda:us-east-1:123456789012:function:delightful-watchdog", "lambda:us-east-1:123456789012:function:delightful-approval-decided:$LATEST",
        "events:us-east-1:123456789012:rule/delightful-WatchdogEveryMinute-1A2B3C", "lambda:us-east-1:123456789012:function:delightful-mail-dev-function",
        "events:us-east-1:123456789012:rule/delightful-mail-dev-schedule",
        ] : anytrue([
          for statement in jsondecode(aws_iam_policy.data["functions"].policy).Statement : anytrue([
            for resource in statement.Resource : can(regex("^${replace(resource, "*", ".*")}$", "arn:aws:${name}"))
          ]) if statement.Resource != ["*"]
      ])
    ] == [false, false, false, true, true]
    error_message = "an apply may change a function or a rule of the pipeline, or none of a service"
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_iam_policy.data["functions"].policy).Statement : try(length(statement.Condition.ArnLike["lambda:FunctionArn"]) > 0, false)
      if contains(statement.Resource, "*") || contains(statement.Action, "lambda:DeleteEventSourceMapping")
    ])
    error_message = "an apply may decide what calls a function of the pipeline"
  }

  assert {
    condition     = [for statement in jsondecode(aws_iam_policy.data["functions"].policy).Statement : statement.Condition.StringEquals["lambda:Principal"] if contains(statement.Action, "lambda:AddPermission")] == ["events.amazonaws.com"]
    error_message = "an apply may let anybody call a function"
  }
}

run "an_apply_changes_file_systems_that_deployments_made_and_no_other" {
  assert {
    condition = alltrue([
      for statement in jsondecode(aws_iam_policy.data["files"].policy).Statement : anytrue([
        try(statement.Condition.StringEquals["aws:ResourceTag/managed-by"] == "delightful", false),
        try(statement.Condition.StringEquals["aws:RequestTag/managed-by"] == "delightful" && statement.Action == ["elasticfilesystem:CreateFileSystem"], false),
        try(length(statement.Condition.StringEquals["elasticfilesystem:CreateAction"]) == 2 && statement.Action == ["elasticfilesystem:TagResource"], false),
      ]) if anytrue([for action in statement.Action : startswith(action, "elasticfilesystem:")])
    ])
    error_message = "an apply may change a file system that is none of a service"
  }
}

run "an_apply_keeps_the_logs_of_builds_and_owns_those_of_services" {
  assert {
    condition = alltrue([
      for action in ["logs:CreateLogGroup", "logs:DeleteLogGroup", "logs:PutRetentionPolicy", "logs:TagResource", "logs:UntagResource"] : [
        for group in ["/delightful/builds/delightful-apply", "/delightful/builds/delightful-apply:*", "/delightful/dev/shop"] : anytrue([
          for statement in jsondecode(aws_iam_policy.data["keep"].policy).Statement : anytrue([
            for resource in statement.Resource : can(regex("^${replace(resource, "*", ".*")}$", "arn:aws:logs:us-east-1:123456789012:log-group:${group}"))
          ]) if statement.Effect == "Deny" && contains(statement.Action, action)
        ])
      ] == [true, true, false]
    ])
    error_message = "an apply may delete what the builds wrote, or may not make the log of a service"
  }
}

run "each_build_runs_its_own_buildspec_as_a_role_of_its_own" {
  command = plan

  assert {
    condition     = alltrue([for name, project in aws_codebuild_project.this : project.source[0].buildspec == "buildspecs/${name}.yml" && !project.environment[0].privileged_mode])
    error_message = "a project runs something else, or privileged"
  }

  assert {
    condition     = length(aws_iam_role.this) == 4
    error_message = "the builds share a role"
  }
}

run "zero_days_keep_everything" {
  command = plan

  variables {
    retention = { deployment_days = 0, state_version_days = 0 }
  }

  assert {
    condition     = length(aws_s3_bucket_lifecycle_configuration.artifacts) == 0 && length(aws_s3_bucket_lifecycle_configuration.state) == 0
    error_message = "something still expires"
  }
}

run "old_state_is_not_thrown_away_within_a_week" {
  command = plan

  variables {
    retention = { state_version_days = 3 }
  }

  expect_failures = [var.retention]
}
