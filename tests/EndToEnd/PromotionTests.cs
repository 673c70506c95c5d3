using System.Text.Json.Nodes;
using Delightful.Core.Deployments;
using Delightful.Core.Gate;
using Delightful.Local.Gateway;
using Delightful.Local.Installation;

namespace Delightful.EndToEnd;

/// <summary>One digest travels from dev to staging to prod by the command line, and is never built again.</summary>
public sealed class PromotionTests(ChainFixture chain)
{
    private const string Service = "shop";

    private const string Grace = "arn:aws:iam::123456789012:user/grace";

    /// <summary>The service of these tests: it is promoted to staging, and to prod where grace is asked.</summary>
    public static LocalService Promoted(LocalService service) => service with
    {
        PromotedTo =
        [
            new LocalPlace("staging", FreePort.Take(), FreePort.Take()),
            new LocalPlace("prod", FreePort.Take(), FreePort.Take()) { Approvals = new ApprovalSettings { Approvers = [new Approver("grace", Aws: Grace)] } },
        ],
    };

    [Fact]
    public async Task A_release_is_promoted_from_dev_to_staging_to_production_with_the_same_digest()
    {
        var grace = await chain.UserAsync("grace");
        var digest = await chain.PushAsync(Service, "v1");
        Ended(await chain.EndOfAsync(Service, "v1")).Outcome.ShouldBe(Outcome.Released);

        await Nothing_jumps_over_an_environment(grace);
        await It_is_promoted_to_staging_unasked(grace);
        await Production_wants_the_typed_word(grace);
        await Production_asks_and_grace_approves(grace);
        await The_history_shows_where_it_came_from(grace, digest);
    }

    private async Task Nothing_jumps_over_an_environment(Dictionary<string, string> grace)
    {
        await PromoteAsync(grace, "dev", "prod", "--confirm", "DEPLOY").ShouldThrowAsync<InvalidOperationException>();
        (await chain.Registry.LoadAsync(new(Service, "prod"), TestContext.Current.CancellationToken)).Version.ShouldBe(0);
    }

    private async Task It_is_promoted_to_staging_unasked(Dictionary<string, string> grace)
    {
        await PromoteAsync(grace, "dev", "staging");

        var promoted = await EndAsync("staging");
        Ended(promoted).Outcome.ShouldBe(Outcome.Released, Ended(promoted).Sentence);
        promoted.Decisions.ShouldBeEmpty();
        (await VersionAsync("staging")).ShouldBe("v1");
    }

    private async Task Production_wants_the_typed_word(Dictionary<string, string> grace)
    {
        var refused = await PromoteAsync(grace, "staging", "prod").ShouldThrowAsync<InvalidOperationException>();
        refused.Message.ShouldContain("DEPLOY");
        (await chain.Registry.LoadAsync(new(Service, "prod"), TestContext.Current.CancellationToken)).Version.ShouldBe(0);
    }

    private async Task Production_asks_and_grace_approves(Dictionary<string, string> grace)
    {
        await PromoteAsync(grace, "staging", "prod", "--confirm", "DEPLOY");
        await chain.FindAsync(Service, d => d.Stage is Stage.Approving, "production to ask", environment: "prod");
        await ChainFixture.DelightfulAsync(grace, "approve", Service, "--env", "prod", "--reason", "it was looked at", "--confirm", "DEPLOY");

        var released = await EndAsync("prod");
        Ended(released).Outcome.ShouldBe(Outcome.Released, Ended(released).Sentence);
        released.Decisions.ShouldHaveSingleItem().By.ShouldBe(new Person("grace", Via.Cli, Grace, IsVerified: true));
        (await VersionAsync("prod")).ShouldBe("v1");
    }

    private async Task The_history_shows_where_it_came_from(Dictionary<string, string> grace, string digest)
    {
        foreach (var environment in (string[])["dev", "staging", "prod"])
            (await chain.Registry.LoadAsync(new(Service, environment), TestContext.Current.CancellationToken)).Current!.Digest.ShouldBe(digest);
        var history = JsonNode.Parse(await ChainFixture.DelightfulAsync(grace, "history", Service, "--env", "prod", "--json"))!;
        history.ToJsonString().ShouldContain("staging");
    }

    private static Task<string> PromoteAsync(Dictionary<string, string> who, string from, string to, params string[] more) =>
        ChainFixture.DelightfulAsync(who, ["promote", Service, "--from", from, "--to", to, "--reason", "it is good", .. more]);

    private Task<Deployment> EndAsync(string environment) => chain.EndOfAsync(Service, "v1", DeploymentKind.Promotion, seconds: 300, environment);

    private Task<string> VersionAsync(string environment) =>
        ChainFixture.VersionAsync(new Uri($"http://127.0.0.1:{chain.Services[Service].PromotedTo.First(p => p.Environment == environment).ListenerPort}"));

    private static Stage.Ended Ended(Deployment deployment) => deployment.Stage.ShouldBeOfType<Stage.Ended>();
}
