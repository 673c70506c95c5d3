using System.Text.Json.Nodes;
using Delightful.Core.Deployments;

namespace Delightful.EndToEnd;

/// <summary>Builds that stand still, whose state changes under them, or that are killed while they change things.</summary>
public sealed class BuildFaultTests(ChainFixture chain)
{
    private const string StateBucket = "delightful-state-123456789012-us-east-1";
    private const string StateKey = "services/builds/dev.tfstate";

    [Fact]
    public async Task A_build_that_stands_still_or_is_killed_leads_to_no_second_apply_and_to_no_lock_for_ever()
    {
        await A_build_that_stands_still_is_waited_for();
        await A_plan_of_a_state_that_changed_is_made_again();
        await A_build_is_killed_while_it_applies();
        await The_lock_that_it_left_is_released_for_the_next_push();
    }

    private async Task A_build_that_stands_still_is_waited_for()
    {
        await chain.PushAsync("builds", "v1");
        await AppliesAsync();
        var apply = await WorkingProcesses.PauseAsync(ApplyProcesses);
        await Task.Delay(TimeSpan.FromSeconds(6), TestContext.Current.CancellationToken);

        var waiting = await chain.FindAsync("builds", d => d.Request.Tag == "v1", "v1");
        waiting.Stage.ShouldBeOfType<Stage.Applying>();
        WorkingProcesses.Resume(apply);

        var deployment = await ReleasedAsync("v1");
        (await chain.BuildsAsync("delightful-apply", deployment.Id)).ShouldBe(1);
    }

    private async Task A_plan_of_a_state_that_changed_is_made_again()
    {
        await chain.PushAsync("builds", "v2");
        await AppliesAsync();
        var apply = await WorkingProcesses.PauseAsync(ApplyProcesses);
        await ChangeStateAsync();
        WorkingProcesses.Resume(apply);

        var deployment = await ReleasedAsync("v2");
        (await chain.BuildsAsync("delightful-plan", deployment.Id)).ShouldBe(2);
        (await chain.BuildsAsync("delightful-apply", deployment.Id)).ShouldBe(2);
    }

    private async Task A_build_is_killed_while_it_applies()
    {
        await chain.PushAsync("builds", "v3");
        await AppliesAsync();
        await UntilAsync(IsLockedForApplyAsync, "the apply of v3 to lock the state");
        WorkingProcesses.Kill(ApplyProcesses());

        var ended = (await chain.EndOfAsync("builds", "v3")).Stage.ShouldBeOfType<Stage.Ended>();
        ended.Outcome.ShouldBe(Outcome.Failed, ended.Sentence);
        (await IsLockedForApplyAsync()).ShouldBeTrue("the killed build left its lock");
        (await chain.VersionAsync("builds")).ShouldBe("v2");
    }

    private async Task The_lock_that_it_left_is_released_for_the_next_push()
    {
        await chain.PushAsync("builds", "v4");

        // Terraform waits a minute for the lock before it gives up.
        var deployment = await ReleasedAsync("v4", seconds: 300);

        deployment.Timeline.ShouldContain(t => t.Stage == "plan");
        (await chain.BuildsAsync("delightful-plan", deployment.Id)).ShouldBe(2);
        (await chain.BuildsAsync("delightful-apply", deployment.Id)).ShouldBe(1);
        (await IsLockedForApplyAsync()).ShouldBeFalse();
    }

    private async Task<Deployment> ReleasedAsync(string tag, double seconds = 240)
    {
        var deployment = await chain.EndOfAsync("builds", tag, seconds: seconds);
        var ended = deployment.Stage.ShouldBeOfType<Stage.Ended>();
        ended.Outcome.ShouldBe(Outcome.Released, $"{tag}: {ended.Sentence}");
        (await chain.VersionAsync("builds")).ShouldBe(tag);
        await chain.QuietAsync("builds");
        return deployment;
    }

    private static Task AppliesAsync() => UntilAsync(() => Task.FromResult(ApplyProcesses().Count > 0), "an apply to start");

    private static IReadOnlyList<int> ApplyProcesses() =>
        WorkingProcesses.With(e => e.Contains("SERVICE=builds") && e.Any(v => v.StartsWith("CODEBUILD_BUILD_ID=delightful-apply:", StringComparison.Ordinal)));

    private async Task<bool> IsLockedForApplyAsync()
    {
        var locks = await chain.AwsAsync("dynamodb", "scan", "--consistent-read", "--table-name", "delightful-locks");
        return locks!["Items"]!.AsArray().Any(i =>
            i!["LockID"]!["S"]!.GetValue<string>().EndsWith(StateKey, StringComparison.Ordinal)
            && i["Info"]?["S"]?.GetValue<string>().Contains("OperationTypeApply", StringComparison.Ordinal) == true);
    }

    /// <summary>What another apply would do: the same content under the next serial number.</summary>
    private async Task ChangeStateAsync()
    {
        var file = Path.Combine(chain.Cloud.Options.StateDirectory, "changed.tfstate");
        await chain.AwsAsync("s3api", "get-object", "--bucket", StateBucket, "--key", StateKey, file);
        var state = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
        state["serial"] = state["serial"]!.GetValue<long>() + 1;
        await File.WriteAllTextAsync(file, state.ToJsonString(), TestContext.Current.CancellationToken);
        await chain.AwsAsync("s3api", "put-object", "--bucket", StateBucket, "--key", StateKey, "--body", file);
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)));
        await chain.AwsAsync(
            "dynamodb", "update-item", "--table-name", "delightful-locks", "--key", $$$"""{"LockID":{"S":"{{{StateBucket}}}/{{{StateKey}}}-md5"}}""",
            "--update-expression", "SET Digest = :digest", "--expression-attribute-values", $$$"""{":digest":{"S":"{{{digest}}}"}}""");
    }

    private static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        var from = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            if (TimeProvider.System.GetElapsedTime(from) > TimeSpan.FromMinutes(2))
                throw new TimeoutException($"waited two minutes for {what}");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
