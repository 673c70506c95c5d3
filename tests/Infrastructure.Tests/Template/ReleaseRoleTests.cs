using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace Delightful.Infrastructure.Tests.Template;

/// <summary>The role that deploys a release: who takes it, and that it may make each resource of the template and little else.</summary>
public sealed class ReleaseRoleTests
{
    const string Account = "us-east-1:123456789012";

    static readonly IReadOnlyList<JsonObject> Permissions = Read("permissions");

    /// <summary>What CloudFormation calls in the deployer's name to make a resource of a type and to change it.</summary>
    static readonly Dictionary<string, string[]> Makes = new()
    {
        ["AWS::CloudWatch::Alarm"] = ["cloudwatch:PutMetricAlarm", "cloudwatch:TagResource", "cloudwatch:DeleteAlarms"],
        ["AWS::DynamoDB::Table"] = ["dynamodb:CreateTable", "dynamodb:UpdateTable", "dynamodb:UpdateTimeToLive", "dynamodb:UpdateContinuousBackups", "dynamodb:TagResource"],
        ["AWS::Events::Archive"] = ["events:CreateArchive", "events:UpdateArchive", "events:DeleteArchive"],
        ["AWS::Events::EventBus"] = ["events:CreateEventBus", "events:DescribeEventBus", "events:TagResource"],
        ["AWS::Events::EventBusPolicy"] = ["events:PutPermission", "events:RemovePermission"],
        ["AWS::Events::Rule"] = ["events:PutRule", "events:PutTargets", "events:RemoveTargets", "events:DeleteRule", "events:TagResource"],
        ["AWS::IAM::ManagedPolicy"] = ["iam:CreatePolicy", "iam:CreatePolicyVersion", "iam:DeletePolicyVersion", "iam:DeletePolicy"],
        ["AWS::IAM::Role"] = ["iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:PassRole", "iam:TagRole", "iam:DeleteRolePolicy", "iam:DeleteRole"],
        ["AWS::Lambda::EventInvokeConfig"] = ["lambda:PutFunctionEventInvokeConfig", "lambda:UpdateFunctionEventInvokeConfig"],
        ["AWS::Lambda::EventSourceMapping"] = ["lambda:CreateEventSourceMapping", "lambda:UpdateEventSourceMapping", "lambda:TagResource"],
        ["AWS::Lambda::Function"] = ["lambda:CreateFunction", "lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration", "lambda:TagResource", "lambda:DeleteFunction"],
        ["AWS::Lambda::Permission"] = ["lambda:AddPermission", "lambda:RemovePermission"],
        ["AWS::Lambda::Url"] = ["lambda:CreateFunctionUrlConfig", "lambda:UpdateFunctionUrlConfig"],
        ["AWS::Logs::LogGroup"] = ["logs:CreateLogGroup", "logs:PutRetentionPolicy", "logs:TagResource"],
        ["AWS::SQS::Queue"] = ["sqs:CreateQueue", "sqs:SetQueueAttributes", "sqs:TagQueue"],
        ["AWS::SQS::QueuePolicy"] = ["sqs:SetQueueAttributes"],
    };

    [Fact]
    public void Only_the_environment_of_releases_in_one_repository_takes_it()
    {
        var trust = Read("trust").ShouldHaveSingleItem();

        trust["Action"]!.ToString().ShouldBe("sts:AssumeRoleWithWebIdentity");
        trust["Condition"]!.AsObject().Select(condition => condition.Key).ShouldBe(["StringEquals"]);
        var equal = trust["Condition"]!["StringEquals"]!;
        equal["token.actions.githubusercontent.com:aud"]!.ToString().ShouldBe("sts.amazonaws.com");
        equal["token.actions.githubusercontent.com:sub"]!.ToString().ShouldBe("repo:example/delightful:environment:pipeline");
        Workflows.Workflow.Get(Workflows.Workflow.Named("release.yml").Jobs["deploy"], "environment").ShouldBe("pipeline");
    }

    [Fact]
    public async Task It_may_make_each_resource_of_the_template()
    {
        var resources = await SamTemplate.All();

        resources.Count.ShouldBeGreaterThan(60);
        foreach (var (name, type, properties) in resources)
        {
            Makes.ShouldContainKey(type, $"{name}: say here what CloudFormation calls for it, and let infrastructure/release/permissions.json allow that");
            foreach (var action in Makes[type])
                Allows(action, Arn(name, type, properties)).ShouldBeTrue($"{name}: {action} on {Arn(name, type, properties)}");
        }
    }

    [Fact]
    public void It_may_put_what_a_release_puts_and_nothing_else_into_the_bucket()
    {
        const string Bucket = "arn:aws:s3:::delightful-artifacts-123456789012-us-east-1";

        foreach (var key in (string[])["functions/0123abcd", "templates/0123abcd.template", "platform/platform.zip"])
            Allows("s3:PutObject", $"{Bucket}/{key}").ShouldBeTrue(key);
        foreach (var key in (string[])["platform/terraform.zip", "source/web-app/0123abcd.zip", "plans/0123abcd", "parked/0123abcd"])
            Allows("s3:PutObject", $"{Bucket}/{key}").ShouldBeFalse(key);
    }

    [Theory]
    [InlineData("dynamodb:DeleteTable", "arn:aws:dynamodb:us-east-1:123456789012:table/delightful-registry")]
    [InlineData("dynamodb:PutItem", "arn:aws:dynamodb:us-east-1:123456789012:table/delightful-registry")]
    [InlineData("iam:PutRolePolicy", "arn:aws:iam::123456789012:role/delightful-apply")]
    [InlineData("iam:UpdateAssumeRolePolicy", "arn:aws:iam::123456789012:role/delightful-release")]
    [InlineData("iam:CreatePolicyVersion", "arn:aws:iam::123456789012:policy/delightful-boundary")]
    [InlineData("lambda:UpdateFunctionCode", "arn:aws:lambda:us-east-1:123456789012:function:somebody-elses")]
    [InlineData("lambda:InvokeFunction", "arn:aws:lambda:us-east-1:123456789012:function:delightful-unlock-requested")]
    public void It_may_not(string action, string arn) => Allows(action, arn).ShouldBeFalse();

    [Fact]
    public void No_action_is_written_with_a_star_and_roles_are_passed_to_functions_only()
    {
        Permissions.SelectMany(statement => SamTemplate.Many(statement["Action"])).ShouldAllBe(action => !action.ToString().Contains('*'));
        Permissions.Where(statement => SamTemplate.Many(statement["Resource"]).Any(resource => resource.ToString() == "*")).ShouldAllBe(statement => statement["Condition"] != null);
        var passing = Permissions.Where(statement => SamTemplate.Many(statement["Action"]).Any(action => action.ToString() == "iam:PassRole")).ShouldHaveSingleItem();
        passing["Condition"]!["StringEquals"]!["iam:PassedToService"]!.ToString().ShouldBe("lambda.amazonaws.com");
    }

    static bool Allows(string action, string arn) => Permissions.Any(statement =>
        SamTemplate.Many(statement["Action"]).Any(allowed => allowed.ToString() == action)
        && SamTemplate.Many(statement["Resource"]).Any(resource => FileSystemName.MatchesSimpleExpression(resource.ToString(), arn, ignoreCase: false)));

    /// <summary>The resource as AWS names it: what has no name of its own gets the stack's, its own in the template, and something random.</summary>
    static string Arn(string name, string type, JsonObject properties) => type switch
    {
        "AWS::CloudWatch::Alarm" => $"arn:aws:cloudwatch:{Account}:alarm:{properties["AlarmName"]}",
        "AWS::DynamoDB::Table" => $"arn:aws:dynamodb:{Account}:table/{properties["TableName"]}",
        "AWS::Events::Archive" => $"arn:aws:events:{Account}:archive/delightful",
        "AWS::Events::EventBus" or "AWS::Events::EventBusPolicy" => $"arn:aws:events:{Account}:event-bus/delightful",
        "AWS::Events::Rule" => $"arn:aws:events:{Account}:rule/{(properties["EventBusName"] is null ? "" : "delightful/")}delightful-{name}-0A1B2C3D4E5F",
        "AWS::IAM::ManagedPolicy" => $"arn:aws:iam::123456789012:policy/delightful-{name}-0A1B2C3D4E5F",
        "AWS::IAM::Role" => $"arn:aws:iam::123456789012:role/delightful-{name}-0A1B2C3D4E5F",
        "AWS::Lambda::EventSourceMapping" => $"arn:aws:lambda:{Account}:event-source-mapping:1a2b3c4d",
        "AWS::Logs::LogGroup" => $"arn:aws:logs:{Account}:log-group:{properties["LogGroupName"]}",
        "AWS::SQS::Queue" => $"arn:aws:sqs:{Account}:{properties["QueueName"]}",
        "AWS::SQS::QueuePolicy" => $"arn:aws:sqs:{Account}:delightful-dead",
        "AWS::Lambda::Function" => $"arn:aws:lambda:{Account}:function:{properties["FunctionName"]}",
        _ => $"arn:aws:lambda:{Account}:function:delightful-{name}",
    };

    static IReadOnlyList<JsonObject> Read(string part) =>
    [
        .. JsonNode.Parse(File.ReadAllText(Path.Combine(SamTemplate.RepositoryRoot, "infrastructure", "release", $"{part}.json")))!["Statement"]!.AsArray().Select(statement => statement!.AsObject()),
    ];
}
