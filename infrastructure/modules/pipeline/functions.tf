# What Terraform calls for the functions of a service, and for what calls these.
locals {
  # How the module lambda calls them. No function and no rule of the pipeline has a name that ends like that.
  functions      = [for version in ["", ":*"] : "${local.prefix}:lambda:${local.scope}:function:${var.name}-*-function${version}"]
  schedules      = ["${local.prefix}:events:${local.scope}:rule/${var.name}-*-schedule"]
  event_sources  = ["${local.prefix}:lambda:${local.scope}:event-source-mapping:*"]
  for_a_function = { ArnLike = { "lambda:FunctionArn" = local.functions } }

  functions_look = {
    Sid    = "LookAtFunctions"
    Effect = "Allow"
    Action = [
      "events:DescribeRule", "events:ListTagsForResource", "events:ListTargetsByRule", "lambda:GetEventSourceMapping", "lambda:GetFunction",
      "lambda:GetFunctionCodeSigningConfig", "lambda:GetFunctionConfiguration", "lambda:GetFunctionEventInvokeConfig", "lambda:GetPolicy",
      "lambda:ListTags", "lambda:ListVersionsByFunction",
    ]
    Resource = concat(local.schedules, local.functions, local.event_sources)
  }

  functions_change = [
    {
      Sid    = "Functions"
      Effect = "Allow"
      Action = [
        "lambda:CreateFunction", "lambda:DeleteFunction", "lambda:DeleteFunctionConcurrency", "lambda:DeleteFunctionEventInvokeConfig",
        "lambda:PutFunctionConcurrency", "lambda:PutFunctionEventInvokeConfig", "lambda:TagResource", "lambda:UntagResource",
        "lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration", "lambda:UpdateFunctionEventInvokeConfig",
      ]
      Resource = local.functions
    },
    {
      # Nobody outside this account, and nobody inside but the schedules, is let in.
      Sid       = "CalledBySchedules"
      Effect    = "Allow"
      Action    = ["lambda:AddPermission", "lambda:RemovePermission"]
      Resource  = local.functions
      Condition = { StringEquals = { "lambda:Principal" = "events.amazonaws.com" } }
    },
    {
      Sid    = "Schedules"
      Effect = "Allow"
      Action = [
        "events:DeleteRule", "events:PutRule", "events:PutTargets", "events:RemoveTargets", "events:TagResource", "events:UntagResource",
      ]
      Resource = local.schedules
    },
    {
      # Has no resource before it is there; the function says whose it is.
      Sid       = "MakeEventSources"
      Effect    = "Allow"
      Action    = ["lambda:CreateEventSourceMapping"]
      Resource  = ["*"]
      Condition = local.for_a_function
    },
    {
      Sid       = "EventSources"
      Effect    = "Allow"
      Action    = ["lambda:DeleteEventSourceMapping", "lambda:UpdateEventSourceMapping"]
      Resource  = local.event_sources
      Condition = local.for_a_function
    },
    {
      Sid      = "TagEventSources"
      Effect   = "Allow"
      Action   = ["lambda:TagResource", "lambda:UntagResource"]
      Resource = local.event_sources
    },
    {
      # Lambda looks whether who names an image may pull it.
      Sid      = "Images"
      Effect   = "Allow"
      Action   = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:GetRepositoryPolicy"]
      Resource = ["${local.prefix}:ecr:${local.scope}:repository/*"]
    },
  ]
}
