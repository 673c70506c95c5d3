using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Feedback.Delivery;
using Delightful.Local.GitHub;
using Delightful.Pipeline.Feedback;

namespace Delightful.Cloud.Tests.Delivery;

public sealed class BatchTests(CloudFixture cloud)
{
    private const string Before = "1111111111111111111111111111111111111111";
    private const string Merged = "2222222222222222222222222222222222222222";
    private const string Branch = "3333333333333333333333333333333333333333";

    private static readonly string Repository = Given.WebApp.SourceRepository!;

    [Fact]
    public async Task Every_pull_request_since_the_release_before_gets_a_deployment_and_only_the_pushed_one_a_comment()
    {
        await using var desk = await DeskAsync();
        var pushed = await PushedAsync(desk, Applying);

        await TellAsync(desk, pushed, "one");

        var host = desk.Outside.Host.Recording;
        host.Comments.ShouldHaveSingleItem().Issue.ShouldBe(7);
        host.Deployments.Select(d => d.Ref).ShouldBe([Desk.Commit, Branch]);
        host.Deployments.ShouldAllBe(d => d.Environment == "web-app/dev" && d.Statuses.Count == 1 && d.Statuses[0].State == "in_progress");
        host.Statuses.Select(s => (s.Sha, s.State)).ShouldBe([(Desk.Commit, "pending"), (Branch, "pending")]);
    }

    [Fact]
    public async Task Its_end_is_told_on_each_of_them_and_what_goes_on_between_is_not()
    {
        await using var desk = await DeskAsync();
        var pushed = await PushedAsync(desk, Applying);
        await TellAsync(desk, pushed, "one");
        await TellAsync(desk, pushed with { Stage = new Stage.Baking("command", Given.Target(), "d-1", Given.Noon, BlueAlive: true) }, "two");
        await TellAsync(desk, pushed with { Stage = new Stage.Ended(Outcome.Released, "it serves", Given.Noon) }, "three");
        await TellAsync(desk, pushed with { Stage = new Stage.Ended(Outcome.Released, "it serves", Given.Noon) }, "three");

        desk.Outside.Host.Recording.Deployments.Count.ShouldBe(2);
        desk.Outside.Host.Recording.Deployments.ShouldAllBe(d => string.Join(' ', d.Statuses.Select(s => s.State)) == "in_progress success");
        desk.Outside.Host.Recording.Statuses.Where(s => s.Sha == Branch).Select(s => s.State).ShouldBe(["pending", "success"]);
    }

    [Fact]
    public async Task A_release_ends_the_deployments_of_the_one_before_it()
    {
        await using var desk = await DeskAsync();
        var first = await PushedAsync(desk, new Stage.Ended(Outcome.Released, "it serves", Given.Noon));
        await TellAsync(desk, first with { Previous = null }, "one");
        desk.Outside.Host.Register(new Local.GitHub.PullRequest(9, Merged, "Next", "somebody", Repository));
        var second = first with { Id = "20260302T000000Z-2a2b3c4d", Request = first.Request with { Tag = Merged, Commit = Merged }, Previous = null };
        await TellAsync(desk, second, "two");

        desk.Outside.Host.Recording.Deployments.Select(d => d.Statuses[^1].State).ShouldBe(["inactive", "success"]);
    }

    [Fact]
    public async Task An_answer_that_was_lost_leaves_one_deployment()
    {
        await using var desk = await DeskAsync();
        var pushed = await PushedAsync(desk, Applying);
        var host = new GitHub(
            new HttpClient(), new GitHubSettings(new Uri(desk.Outside.Address, "_github/")), new Secrets(new HttpClient(), new SecretSettings(desk.Outside.Address, "s"), desk.Clock), desk.Clock);
        var deployment = new Cloud.HostDeployment(pushed.Request.Commit ?? Desk.Commit, "web-app/dev", "deploy:1", "v1", IsProduction: false);

        var first = await host.FindOrAddDeploymentAsync(Repository, deployment, CancellationToken.None);
        (await host.FindOrAddDeploymentAsync(Repository, deployment, CancellationToken.None)).ShouldBe(first);
        (await host.FindOrAddDeploymentAsync(Repository, deployment with { Task = "deploy:2" }, CancellationToken.None)).ShouldNotBe(first);
    }

    /// <summary>What a pull request would change is that pull request's own matter: nothing was deployed, and nobody else's code was judged.</summary>
    [Theory]
    [InlineData(Outcome.Previewed, "it would wait for approval: the table orders is destroyed", "success")]
    [InlineData(Outcome.Rejected, "it would be refused: no bucket is public", "error")]
    [InlineData(Outcome.Failed, "the plan could not be made: no such module", "failure")]
    public async Task A_preview_is_no_deployment_and_its_verdict_is_no_status_of_another_pull_request(Outcome outcome, string sentence, string state)
    {
        await using var desk = await DeskAsync();
        desk.Outside.Host.Register(new Local.GitHub.PullRequest(9, Desk.Commit, "The same commit for another branch", "somebody", Repository));
        await desk.HappensAsync(new Core.Slots.SlotEvent.ImagePushed(Given.WebApp, $"pr-7-{Desk.Commit}", Given.Digest(2), Given.Noon));
        var preview = (await desk.SlotAsync()).Active.ShouldNotBeNull() with { Previous = Released };
        preview.Request.Kind.ShouldBe(DeploymentKind.Preview);

        await TellAsync(desk, preview, "one");
        await TellAsync(desk, preview with { Stage = new Stage.Planning("command") }, "two");
        await TellAsync(desk, preview with { Stage = new Stage.Ended(outcome, sentence, Given.Noon) }, "three");

        var host = desk.Outside.Host.Recording;
        host.Deployments.ShouldBeEmpty();
        host.Statuses.ShouldAllBe(status => status.Sha == Desk.Commit && status.Context == "delightful/web-app/dev");
        host.Statuses[^1].State.ShouldBe(state);
        var comment = host.Comments.ShouldHaveSingleItem();
        comment.Issue.ShouldBe(7);
        comment.Body.ShouldContain(sentence.Split(' ')[^1]);
    }

    /// <summary>The same from the queue on, by the events of a preview; the chat is not told of what a pull request would change.</summary>
    [Fact]
    public async Task A_preview_is_told_on_its_pull_request_and_nowhere_else()
    {
        await using var desk = await DeskAsync();
        await desk.HappensAsync(new Core.Slots.SlotEvent.ImagePushed(Given.WebApp, $"pr-7-{Desk.Commit}", Given.Digest(2), Given.Noon));
        await desk.DeliverAllAsync();
        var preview = (await desk.SlotAsync()).Active.ShouldNotBeNull();
        await desk.HappensAsync(new Core.Slots.SlotEvent.AnalysisCompleted(preview.Id, Succeeded: false, null, [], "the bundle is damaged"));
        await desk.DeliverAllAsync();

        var host = desk.Outside.Host.Recording;
        host.Deployments.ShouldBeEmpty();
        host.Comments.ShouldHaveSingleItem().Body.ShouldContain("the bundle is damaged", Case.Insensitive);
        host.Statuses.Select(status => (status.Sha, status.State)).ShouldBe([(Desk.Commit, "pending"), (Desk.Commit, "failure")]);
        desk.Outside.Chat.Recording.Messages.ShouldBeEmpty();
    }

    private async Task<Desk> DeskAsync()
    {
        var desk = await Desk.OpenAsync(cloud);
        desk.Outside.Host.Register(new History(Repository, [Before, Merged, Desk.Commit]));
        desk.Outside.Host.Register(new Local.GitHub.PullRequest(8, Merged, "Another page", "somebody", Repository) { Head = Branch });
        return desk;
    }

    private static async Task<Deployment> PushedAsync(Desk desk, Stage stage)
    {
        var begun = await desk.BeginAsync();
        return begun with { Stage = stage, Previous = Released };
    }

    private static Stage.Applying Applying => new("command", new PlanArtifact("plan", "json", null, "hash", null));

    private static Release Released => new("d0", Before, Given.Digest(1), Given.Noon, Given.Target(), null, Given.Noon, Before);

    private static Task TellAsync(Desk desk, Deployment deployment, string sentence)
    {
        var slot = Core.Slots.SlotKey.TryParse(deployment.Slot)!.Value;
        var change = System.Text.Json.JsonSerializer.Deserialize(Desk.Body(deployment, sentence, progress: false), Core.CoreJson.Default.DeploymentChanged)!;
        var news = new FeedbackNews.Changed($"{deployment.Id}/{sentence}", desk.Clock.GetUtcNow(), IsRetried: false, change);
        return desk.HostLane().TellAsync(new Telling(slot, deployment, new FeedbackContext(), [news], desk.Clock.GetUtcNow()), CancellationToken.None);
    }
}
