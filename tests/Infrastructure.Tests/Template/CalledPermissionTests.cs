using System.Reflection;
using System.Text.Json.Nodes;
using Amazon.Lambda.Annotations;

namespace Delightful.Infrastructure.Tests.Template;

/// <summary>
/// What each function's role allows, against the calls of AWS that its code can reach. By action: on which resource it is called is known only when it runs.
/// The local cloud enforces no policy, so nothing else would notice.
/// </summary>
public sealed class CalledPermissionTests
{
    /// <summary>Calls whose action has another name.</summary>
    static readonly Dictionary<string, string> Actions = new()
    {
        ["BedrockRuntime.Converse"] = "bedrock:InvokeModel",
        ["DynamoDB.TransactWriteItems"] = "dynamodb:PutItem",
        ["S3.GetPreSignedURL"] = "s3:GetObject",
        ["S3.ListObjectsV2"] = "s3:ListBucket",
    };

    static readonly Dictionary<string, string> Prefixes = new() { ["EventBridge"] = "events", ["SimpleNotificationService"] = "sns" };

    /// <summary>Rights that no call of the code needs, and who needs them.</summary>
    static readonly Dictionary<string, string> OfOthers = new()
    {
        ["codedeploy:GetApplicationRevision"] = "CreateDeployment",
        ["codedeploy:GetDeploymentConfig"] = "CreateDeployment",
        ["codedeploy:RegisterApplicationRevision"] = "CreateDeployment",
        ["iam:PassRole"] = "UpdateService",
        ["logs:CreateLogStream"] = "Lambda, for the log",
        ["logs:PutLogEvents"] = "Lambda, for the log",
        ["s3:ListBucket"] = "S3, to say that an object is missing",
        ["sqs:DeleteMessage"] = "Lambda, which reads the queue",
        ["sqs:GetQueueAttributes"] = "Lambda, which reads the queue",
        ["sqs:ReceiveMessage"] = "Lambda, which reads the queue",
        ["sqs:SendMessage"] = "Lambda, for what a function could not take",
        ["ssm:GetParameter"] = "the extension that reads secrets",
        ["xray:PutTelemetryRecords"] = "Lambda, for traces",
        ["xray:PutTraceSegments"] = "Lambda, for traces",
    };

    public static TheoryData<string> Functions => [.. Handlers.Keys.Order(StringComparer.Ordinal)];

    static readonly Dictionary<string, MethodInfo> Handlers = typeof(Pipeline.Startup).Assembly.GetTypes().SelectMany(type => type.GetMethods())
        .Select(method => (Method: method, Attribute: method.GetCustomAttribute<LambdaFunctionAttribute>())).Where(handler => handler.Attribute is not null)
        .ToDictionary(handler => handler.Attribute!.ResourceName, handler => handler.Method);

    [Fact]
    public async Task Every_function_of_the_template_is_one_that_there_is() =>
        Handlers.Keys.ShouldBe((await SamTemplate.Resources("AWS::Lambda::Function")).Keys, ignoreOrder: true);

    [Theory, MemberData(nameof(Functions))]
    public async Task A_function_may_do_what_it_calls(string function) => Called(function).Except(await Allowed(function)).ShouldBeEmpty();

    /// <summary>A policy that functions share has to be needed by one of them.</summary>
    [Fact]
    public async Task No_policy_allows_what_neither_a_function_that_has_it_nor_AWS_in_its_name_calls()
    {
        var holders = new Dictionary<string, List<string>>();
        foreach (var function in Handlers.Keys)
            foreach (var policy in await Policies(function))
                (holders.TryGetValue(policy, out var known) ? known : holders[policy] = []).Add(function);

        foreach (var policy in (await SamTemplate.Statements()).GroupBy(s => s.Where))
            policy.SelectMany(s => Written(s.Statement)).Except(holders[policy.Key].SelectMany(Called)).Except(OfOthers.Keys).ShouldBeEmpty(policy.Key);
    }

    /// <summary>A reading of the code that finds nothing would find nothing missing either.</summary>
    [Fact]
    public void The_calls_of_the_code_are_found_through_interfaces_delegates_iterators_and_streams()
    {
        Called("RollbackRequested").ShouldContain("codebuild:StartBuild", "through the interface of the interpreter");
        Called("Watchdog").ShouldContain("codedeploy:ListDeployments", "through a factory and one of two drivers");
        Called("AnalyzeSource").ShouldBe(["bedrock:InvokeModel", "events:PutEvents", "s3:GetObject", "s3:PutObject"], ignoreOrder: true);
        Called("PersonAnswered").ShouldNotContain("codebuild:StartBuild");
        Handlers.Keys.SelectMany(Called).Distinct().Count().ShouldBeGreaterThan(25);
    }

    static HashSet<string> Called(string function) => [.. CalledCode.From(Handlers[function]).Select(Action)];

    static string Action(string call) =>
        Actions.TryGetValue(call, out var action) ? action
        : call.Split('.') is [var service, var operation] ? $"{Prefixes.GetValueOrDefault(service, service.ToLowerInvariant())}:{operation}" : call;

    static async Task<HashSet<string>> Allowed(string function)
    {
        var policies = await Policies(function);
        return [.. (await SamTemplate.Statements()).Where(s => policies.Contains(s.Where)).SelectMany(s => Written(s.Statement))];
    }

    static IEnumerable<string> Written(JsonObject statement) => SamTemplate.Many(statement["Action"]).Select(action => action.ToString());

    /// <summary>The role with its own policies, those that it names, and those that name it.</summary>
    static async Task<HashSet<string>> Policies(string function)
    {
        var role = $"{function}Role";
        var named = SamTemplate.Many((await SamTemplate.Resources("AWS::IAM::Role"))[role]["ManagedPolicyArns"]).Select(policy => policy["Ref"]?.ToString());
        var naming = (await SamTemplate.Resources("AWS::IAM::ManagedPolicy"))
            .Where(policy => SamTemplate.Many(policy.Value["Roles"]).Any(one => one["Ref"]?.ToString() == role)).Select(policy => policy.Key);
        return [.. named.Concat(naming).Append(role).OfType<string>()];
    }
}
