using System.Text.Json.Nodes;
using Delightful.Core.Deployments;
using Delightful.Core.Gate;
using Delightful.Local.Installation;

namespace Delightful.EndToEnd;

/// <summary>An environment that always asks, answered by the command line with AWS identities, and the preview of a pull request.</summary>
public sealed class GateTests(ChainFixture chain)
{
    private const string Ada = "arn:aws:iam::123456789012:user/ada";

    /// <summary>The service of these tests: ada is asked before anything is applied.</summary>
    public static LocalService Guarded(LocalService service) => service with
    {
        Gate = service.Gate with { AlwaysAsks = true },
        Approvals = new ApprovalSettings { Approvers = [new Approver("ada", Aws: Ada)] },
    };

    [Fact]
    public async Task What_asks_waits_for_who_may_approve_and_ends_when_it_is_rejected()
    {
        var (ada, mallory) = (await chain.UserAsync("ada"), await chain.UserAsync("mallory"));
        await It_waits_and_others_cannot_approve_it(mallory);
        await The_approval_of_ada_releases_it(ada);
        await A_rejection_ends_it_and_nothing_is_applied(ada);
    }

    [Fact]
    public async Task The_image_of_a_pull_request_is_planned_and_told_and_leaves_nothing_to_apply()
    {
        var commit = Images.CommitOf("a pull request");
        var tag = $"pr-7-{commit}";
        using var http = new HttpClient { BaseAddress = chain.Cloud.Endpoint };
        using var pull = new StringContent(
            $$"""{"repository":"example/gate","number":7,"sha":"{{commit}}","title":"Add a page","author":"lin-x"}""", System.Text.Encoding.UTF8, "application/json");
        (await http.PutAsync(new Uri("/_recorded/github/pulls", UriKind.Relative), pull, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        var bundle = Path.Combine(chain.Cloud.Options.StateDirectory, "pull.zip");
        Images.Bundle("gate", Path.Combine(ChainFixture.Root, "examples", "web-app"), bundle);
        await chain.AwsAsync("s3api", "put-object", "--bucket", ChainFixture.ArtifactBucket, "--key", $"source/gate/{commit}.zip", "--body", bundle);
        await chain.PutImageAsync("gate", tag, Images.Manifest(tag, "healthy", commit));

        var preview = await chain.EndOfAsync("gate", tag, DeploymentKind.Preview);

        Ended(preview).Outcome.ShouldBe(Outcome.Previewed, Ended(preview).Sentence);
        Ended(preview).Sentence.ShouldStartWith("it would wait for approval");
        (await chain.BuildsAsync("delightful-apply", preview.Id)).ShouldBe(0);
        var kept = await chain.AwsAsync("s3api", "list-objects-v2", "--bucket", ChainFixture.ArtifactBucket, "--prefix", $"deployments/{preview.Id}/");
        kept!["Contents"]!.AsArray().Select(o => o!["Key"]!.GetValue<string>().Split('/')[^1]).ShouldBe(["plan.json", "plan.txt"], ignoreOrder: true);
        (await CommentsAsync(http, "previewed")).ShouldContain("it would wait for approval");
    }

    private async Task It_waits_and_others_cannot_approve_it(Dictionary<string, string> mallory)
    {
        await chain.PushAsync("gate", "v1");
        var asking = await chain.FindAsync("gate", d => d.Request.Tag == "v1" && d.Stage is Stage.Approving, "v1 of gate to ask");
        var token = ((Stage.Approving)asking.Stage).Token;

        await ChainFixture.DelightfulAsync(mallory, "approve", "gate", "--env", "dev", "--reason", "let me in");
        await chain.RequestAsync("Approval Decided", new JsonObject
        {
            ["service"] = "gate", ["environment"] = "dev", ["deploymentId"] = asking.Id, ["decision"] = "approve", ["token"] = token, ["reason"] = "let me in",
            ["by"] = new JsonObject { ["name"] = "ada", ["via"] = "cli", ["id"] = Ada, ["isVerified"] = true },
        }.ToJsonString());

        var refused = await chain.FindAsync("gate", d => d.Id == asking.Id && d.Notes.Length >= 2, "two answers that do not count");
        refused.Stage.ShouldBeOfType<Stage.Approving>().IsApproved.ShouldBeFalse();
        refused.Notes.ShouldContain(n => n.Contains("mallory", StringComparison.Ordinal) && n.Contains("DLT-2013", StringComparison.Ordinal));
        refused.Notes.ShouldContain(n => n.Contains("not proven", StringComparison.Ordinal) && n.Contains("DLT-2012", StringComparison.Ordinal));
        (await chain.BuildsAsync("delightful-apply", asking.Id)).ShouldBe(0);
    }

    private async Task The_approval_of_ada_releases_it(Dictionary<string, string> ada)
    {
        var status = JsonNode.Parse(await ChainFixture.DelightfulAsync(ada, "status", "gate", "--json"))!;
        ((string?)status["slots"]![0]!["active"]!["asks"]!["approve"]).ShouldBe("./delightful approve gate --env dev --reason \"...\"");

        await ChainFixture.DelightfulAsync(ada, "approve", "gate", "--env", "dev", "--reason", "it was looked at");

        var released = await chain.EndOfAsync("gate", "v1");
        Ended(released).Outcome.ShouldBe(Outcome.Released, Ended(released).Sentence);
        released.Decisions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            d => d.By.ShouldBe(new Person("ada", Via.Cli, Ada, IsVerified: true)), d => d.Reason.ShouldBe("it was looked at"), d => d.StateSerial.ShouldNotBeNull());
        (await chain.VersionAsync("gate")).ShouldBe("v1");
    }

    private async Task A_rejection_ends_it_and_nothing_is_applied(Dictionary<string, string> ada)
    {
        await chain.PushAsync("gate", "v2");
        var asking = await chain.FindAsync("gate", d => d.Request.Tag == "v2" && d.Stage is Stage.Approving, "v2 of gate to ask");

        await ChainFixture.DelightfulAsync(ada, "reject", "gate", "--env", "dev", "--reason", "not today");

        var ended = Ended(await chain.EndOfAsync("gate", "v2"));
        ended.Outcome.ShouldBe(Outcome.Rejected);
        ended.Sentence.ShouldBe("ada (cli) rejected it: not today; nothing was applied");
        (await chain.BuildsAsync("delightful-apply", asking.Id)).ShouldBe(0);
        (await chain.VersionAsync("gate")).ShouldBe("v1");
    }

    private static async Task<string> CommentsAsync(HttpClient http, string word)
    {
        var from = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var recorded = JsonNode.Parse(await http.GetStringAsync(new Uri("/_recorded/github", UriKind.Relative), TestContext.Current.CancellationToken))!;
            var all = string.Join('\n', recorded["comments"]!.AsArray().Select(c => c!["history"]!.AsArray()[^1]!.ToJsonString()));
            if (all.Contains(word, StringComparison.Ordinal) || TimeProvider.System.GetElapsedTime(from).TotalSeconds > 20)
                return all;
            await Task.Delay(250, TestContext.Current.CancellationToken);
        }
    }

    private static Stage.Ended Ended(Deployment deployment) => deployment.Stage.ShouldBeOfType<Stage.Ended>();
}
