using Delightful.Core.Deployments;
using Delightful.Local.Faults;

namespace Delightful.EndToEnd;

/// <summary>Functions that die and events that are lost, doubled or late: the chain ends right all the same.</summary>
public sealed class FaultTests(ChainFixture chain)
{
    private static readonly (string Source, string DetailType)[] AwsEvents =
    [
        ("aws.ecr", "ECR Image Action"),
        ("aws.codebuild", "CodeBuild Build State Change"),
        ("aws.codedeploy", "CodeDeploy Deployment State-change Notification"),
    ];

    [Fact]
    public async Task Whatever_dies_or_is_lost_doubled_or_late_there_is_one_apply_and_one_rollout()
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
    }

    private async Task Released(string tag)
    {
        await chain.PushAsync("faults", tag);
        var deployment = await chain.EndOfAsync("faults", tag, seconds: 240);
        var ended = deployment.Stage.ShouldBeOfType<Stage.Ended>();
        ended.Outcome.ShouldBe(Outcome.Released, $"{tag}: {ended.Sentence}");
        (await chain.VersionAsync("faults")).ShouldBe(tag);

        (await BuildsOf("delightful-plan", deployment.Id)).ShouldBe(1, $"{tag}: plans");
        (await BuildsOf("delightful-apply", deployment.Id)).ShouldBe(1, $"{tag}: applies");
        (await RolloutsOf(deployment.Id)).ShouldBe(1, $"{tag}: rollouts");
        await chain.QuietAsync("faults");
    }

    private async Task<int> BuildsOf(string project, string deploymentId)
    {
        var ids = (await chain.AwsAsync("codebuild", "list-builds-for-project", "--project-name", project))!["ids"]!.AsArray();
        var builds = await chain.AwsAsync(["codebuild", "batch-get-builds", "--ids", .. ids.Select(i => i!.GetValue<string>())]);
        return builds!["builds"]!.AsArray().Count(b => b!["environment"]!["environmentVariables"]!.AsArray().Any(v =>
            v!["name"]!.GetValue<string>() == "DELIGHTFUL_DEPLOYMENT" && v["value"]!.GetValue<string>() == deploymentId));
    }

    private async Task<int> RolloutsOf(string deploymentId)
    {
        var ids = (await chain.AwsAsync(
            "deploy", "list-deployments", "--application-name", "delightful-faults-dev", "--deployment-group-name", "delightful-faults-dev"))!["deployments"]!.AsArray();
        var rollouts = await chain.AwsAsync(["deploy", "batch-get-deployments", "--deployment-ids", .. ids.Select(i => i!.GetValue<string>())]);
        return rollouts!["deploymentsInfo"]!.AsArray().Count(d => (d!["description"]?.GetValue<string>() ?? "").Contains(deploymentId, StringComparison.Ordinal));
    }
}
