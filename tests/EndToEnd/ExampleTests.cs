using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Delightful.Core.Deployments;
using Delightful.Core.Gate;

namespace Delightful.EndToEnd;

/// <summary>Every example is pushed to dev, and one digest of each travels on to prod by the command line, never built again.</summary>
public sealed class ExampleTests(ChainFixture chain)
{
    private const string Tag = "v1";

    /// <summary>Terraform asks after a new database first after more than a minute, and all examples are carried at once.</summary>
    private const double Patience = 600;

    [Fact]
    public async Task Every_example_is_released_in_dev_and_promoted_to_production_with_the_same_digest()
    {
        var repositories = ExampleService.All.GroupBy(service => service.Repository).ToList();
        repositories.Select(repository => repository.Key).ShouldBe(Directory.EnumerateDirectories(ExampleService.Examples), ignoreOrder: true, "an example without a declaration cannot be deployed");
        var grace = await chain.UserAsync("grace");

        await Task.WhenAll(repositories.Select(repository => CarryAsync([.. repository], grace)));

        await A_shop_ships_what_is_ordered("dev");
        await A_shop_ships_what_is_ordered("prod");
    }

    /// <summary>A worker is for services that are there, so it follows them into each environment.</summary>
    private async Task CarryAsync(IReadOnlyList<ExampleService> repository, Dictionary<string, string> grace)
    {
        var served = repository.Where(service => !service.IsWorker).ToDictionary(service => service.Service, ReleaseAsync);
        var promoted = served.Select(async service => await PromoteAsync(service.Key, await service.Value, grace)).ToList();
        await Task.WhenAll(served.Values);
        var workers = await Task.WhenAll(repository.Where(service => service.IsWorker).Select(async service => (service.Service, Digest: await ReleaseAsync(service))));
        await Task.WhenAll(promoted);
        await Task.WhenAll(workers.Select(worker => PromoteAsync(worker.Service, worker.Digest, grace)));
    }

    private async Task<string> ReleaseAsync(ExampleService service)
    {
        var commit = Images.CommitOf(service.Service);
        var bundle = Path.Combine(chain.Cloud.Options.StateDirectory, $"{service.Service}-{Tag}.zip");
        await service.BundleAsync(bundle);
        await chain.AwsAsync("s3api", "put-object", "--bucket", ChainFixture.ArtifactBucket, "--key", $"source/{service.Service}/{commit}.zip", "--body", bundle);
        var digest = await chain.PutImageAsync(service.Service, Tag, Images.Manifest(service.Service, "healthy", commit));

        Released(await chain.EndOfAsync(service.Service, Tag, seconds: Patience));
        await It_serves(service.Service, "dev", digest);
        return digest;
    }

    private async Task PromoteAsync(string service, string digest, Dictionary<string, string> grace)
    {
        var from = "dev";
        foreach (var to in chain.Services[service].PromotedTo.Select(place => place.Environment))
        {
            if (to == "prod")
                await Production_asks(service, from, grace);
            else
                await It_is_promoted_unasked(service, from, to, grace);
            await It_serves(service, to, digest);
            from = to;
        }
    }

    private async Task It_is_promoted_unasked(string service, string from, string to, Dictionary<string, string> grace)
    {
        await Nothing_reaches_production(service, from, grace, "--confirm", "DEPLOY");
        await AskAsync(service, from, to, grace);

        Released(await EndAsync(service, to)).Decisions.ShouldBeEmpty();
        (await Nothing_reaches_production(service, to, grace)).ShouldContain("DEPLOY", customMessage: "the word has to be typed");
    }

    private async Task Production_asks(string service, string from, Dictionary<string, string> grace)
    {
        await AskAsync(service, from, "prod", grace, "--confirm", "DEPLOY");
        await chain.FindAsync(service, d => d.Stage is Stage.Approving, $"{service} to ask in production", Patience, "prod");
        await ChainFixture.DelightfulAsync(grace, "approve", service, "--env", "prod", "--reason", "it was looked at", "--confirm", "DEPLOY");

        var released = Released(await EndAsync(service, "prod"));
        released.Decisions.ShouldHaveSingleItem().By.ShouldBe(new Person("grace", Via.Cli, ExampleService.Grace, IsVerified: true));
        var before = await chain.Registry.LoadAsync(new(service, from), TestContext.Current.CancellationToken);
        released.Request.Promoted.ShouldNotBeNull().ShouldSatisfyAllConditions(p => p.Environment.ShouldBe(from), p => p.DeploymentId.ShouldBe(before.Current!.DeploymentId));
        JsonNode.Parse(await ChainFixture.DelightfulAsync(grace, "history", service, "--env", "prod", "--json"))!.ToJsonString().ShouldContain($"\"{from}\"");
    }

    /// <summary>The promotion is refused, with these words, and leaves no trace in the slot.</summary>
    private async Task<string> Nothing_reaches_production(string service, string from, Dictionary<string, string> grace, params string[] more)
    {
        var refused = await AskAsync(service, from, "prod", grace, more).ShouldThrowAsync<InvalidOperationException>();
        (await chain.Registry.LoadAsync(new(service, "prod"), TestContext.Current.CancellationToken)).Version.ShouldBe(0);
        return refused.Message;
    }

    /// <summary>What the slot calls its release is what ECS runs and, where there is an address, what answers.</summary>
    private async Task It_serves(string service, string environment, string digest)
    {
        (await chain.Registry.LoadAsync(new(service, environment), TestContext.Current.CancellationToken)).Current!.Digest.ShouldBe(digest);
        var found = (await chain.AwsAsync("ecs", "describe-services", "--cluster", $"delightful-{environment}", "--services", service))!["services"]![0]!;
        var described = await chain.AwsAsync("ecs", "describe-task-definition", "--task-definition", found["taskDefinition"]!.GetValue<string>());
        described!["taskDefinition"]!["containerDefinitions"]![0]!["image"]!.GetValue<string>().ShouldEndWith($"@{digest}");
        if (!ExampleService.All.Single(example => example.Service == service).IsWorker)
            (await ChainFixture.VersionAsync(Address(service, environment))).ShouldBe(Tag);
    }

    /// <summary>All services of the example microservices, its queue and its database, seen from its front.</summary>
    private async Task A_shop_ships_what_is_ordered(string environment)
    {
        using var http = new HttpClient { BaseAddress = Address("front", environment) };
        (await OrderAsync(http, "gold")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var taken = await OrderAsync(http, "tea");
        var order = JsonNode.Parse(await taken.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        (taken.StatusCode, (string?)order["good"]).ShouldBe((HttpStatusCode.Created, "tea"), order.ToJsonString());

        var shown = "";
        for (var look = 0; look < 100 && !shown.Contains("shipped", StringComparison.Ordinal); look++)
        {
            await Task.Delay(200, TestContext.Current.CancellationToken);
            shown = await http.GetStringAsync("/", TestContext.Current.CancellationToken);
        }
        var page = JsonNode.Parse(shown)!;
        ((int?)page["goods"]!["tea"]).ShouldBe(420);
        var listed = page["orders"]!.AsArray().ShouldHaveSingleItem()!;
        ((int?)listed["id"], (string?)listed["state"]).ShouldBe(((int?)order["id"], "shipped"));
    }

    private static async Task<HttpResponseMessage> OrderAsync(HttpClient front, string good)
    {
        using var order = new StringContent($$"""{"good":"{{good}}"}""", Encoding.UTF8, "application/json");
        return await front.PostAsync(new Uri("/orders", UriKind.Relative), order, TestContext.Current.CancellationToken);
    }

    private static Task<string> AskAsync(string service, string from, string to, Dictionary<string, string> who, params string[] more) =>
        ChainFixture.DelightfulAsync(who, ["promote", service, "--from", from, "--to", to, "--reason", "it is good", .. more]);

    private Task<Deployment> EndAsync(string service, string environment) => chain.EndOfAsync(service, Tag, DeploymentKind.Promotion, Patience, environment);

    private Uri Address(string service, string environment) => environment == "dev"
        ? chain.Services[service].Url
        : new Uri($"http://127.0.0.1:{chain.Services[service].PromotedTo.Single(place => place.Environment == environment).ListenerPort}");

    private static Deployment Released(Deployment deployment)
    {
        var ended = deployment.Stage.ShouldBeOfType<Stage.Ended>();
        ended.Outcome.ShouldBe(Outcome.Released, $"{deployment.Slot}: {ended.Sentence}");
        return deployment;
    }
}
