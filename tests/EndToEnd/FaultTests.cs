using Delightful.Core.Deployments;
using Delightful.Local.Faults;

namespace Delightful.EndToEnd;

/// <summary>Functions that die, events that are lost, doubled or late, services that refuse or whose answers are lost: the chain ends right all the same.</summary>
public sealed class FaultTests(ChainFixture chain)
{
    private static readonly (string Source, string DetailType)[] AwsEvents =
    [
        ("aws.ecr", "ECR Image Action"),
        ("aws.codebuild", "CodeBuild Build State Change"),
        ("aws.codedeploy", "CodeDeploy Deployment State-change Notification"),
    ];

    private static readonly ServiceFault[] ServiceFaults =
    [
        new(ServiceFaultKind.LoseAnswer, "codebuild", "StartBuild", Count: 2),
        new(ServiceFaultKind.Throttle, "codebuild", "StartBuild", Count: 2),
        new(ServiceFaultKind.LoseAnswer, "codedeploy", "CreateDeployment"),
        new(ServiceFaultKind.Throttle, "codedeploy", "CreateDeployment", Count: 2),
        new(ServiceFaultKind.Error, "codedeploy", "PutLifecycleEventHookExecutionStatus", Count: 2),
        new(ServiceFaultKind.LoseAnswer, "dynamodb", "TransactWriteItems", Count: 3),
        new(ServiceFaultKind.Throttle, "dynamodb", "TransactWriteItems", Count: 10),
        new(ServiceFaultKind.Error, "dynamodb", "GetItem", Count: 10),
    ];

    [Fact]
    public async Task Whatever_dies_or_is_lost_doubled_late_or_refused_there_is_one_apply_and_one_rollout()
    {
        foreach (var function in (string[])["image-pushed", "analyze-source", "analysis-completed", "build-state-changed", "validate-green", "rollout-state-changed", "send-feedback"])
            chain.Cloud.Faults.Add(new FunctionFault($"delightful-{function}", KillMoment.During, Count: 1, Delay: TimeSpan.FromMilliseconds(40)));
        await Released("v1");

        foreach (var (source, type) in AwsEvents)
            chain.Cloud.Faults.Add(new EventFault(EventFaultKind.Lose, source, type, Count: 20, About: "faults"));
        await Released("v2");
        chain.Cloud.Faults.Clear();

        foreach (var (source, type) in AwsEvents)
            chain.Cloud.Faults.Add(new EventFault(EventFaultKind.Duplicate, source, type, Count: 20, About: "faults"));
        await Released("v3");
        chain.Cloud.Faults.Clear();

        foreach (var (source, type) in AwsEvents)
            chain.Cloud.Faults.Add(new EventFault(EventFaultKind.Delay, source, type, Count: 20, Delay: TimeSpan.FromSeconds(8), About: "faults"));
        await Released("v4");
        chain.Cloud.Faults.Clear();

        foreach (var fault in ServiceFaults)
            chain.Cloud.Faults.Add(fault with { About = "faults" });
        await Released("v5");
        chain.Cloud.Faults.Clear();
    }

    private async Task Released(string tag)
    {
        await chain.PushAsync("faults", tag);
        var deployment = await chain.EndOfAsync("faults", tag, seconds: 240);
        var ended = deployment.Stage.ShouldBeOfType<Stage.Ended>();
        ended.Outcome.ShouldBe(Outcome.Released, $"{tag}: {ended.Sentence}");
        (await chain.VersionAsync("faults")).ShouldBe(tag);

        (await chain.BuildsAsync("delightful-plan", deployment.Id)).ShouldBe(1, $"{tag}: plans");
        (await chain.BuildsAsync("delightful-apply", deployment.Id)).ShouldBe(1, $"{tag}: applies");
        (await RolloutsOf(deployment.Id)).ShouldBe(1, $"{tag}: rollouts");
        await chain.QuietAsync("faults");
    }

    private async Task<int> RolloutsOf(string deploymentId)
    {
        var ids = (await chain.AwsAsync(
            "deploy", "list-deployments", "--application-name", "delightful-faults-dev", "--deployment-group-name", "delightful-faults-dev"))!["deployments"]!.AsArray();
        var rollouts = await chain.AwsAsync(["deploy", "batch-get-deployments", "--deployment-ids", .. ids.Select(i => i!.GetValue<string>())]);
        return rollouts!["deploymentsInfo"]!.AsArray().Count(d => (d!["description"]?.GetValue<string>() ?? "").Contains(deploymentId, StringComparison.Ordinal));
    }
}
