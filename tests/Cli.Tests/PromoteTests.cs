using System.Text.Json.Nodes;
using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Cli.Tests;

public class PromoteTests
{
    static Slot Staging() => new() { Key = "web-app/staging", Version = 9, Current = Story.Release("1.4.2"), Releases = [Story.Release("1.4.2"), Story.Release("1.4.1")] };

    [Theory]
    [InlineData("1.4.2")]
    [InlineData("1.4.1", "--tag", "1.4.1")]
    public async Task A_verified_release_is_asked_for_in_the_next_environment(string tag, params string[] more)
    {
        var cloud = new FakeCloud(Staging());

        var ran = await Shell.RunAsync(["promote", "web-app", "--from", "staging", "--to", "prod", "--reason", "two quiet days", "--confirm", "DEPLOY", .. more], cloud);

        ran.ExitCode.ShouldBe(0);
        ran.Output.ShouldBe($"Asked to promote {tag} of web-app/staging to prod (event event-1).");
        var sent = JsonNode.Parse(cloud.Sent.ShouldHaveSingleItem().Detail)!;
        ((string?)sent["environment"]).ShouldBe("prod");
        ((string?)sent["from"]).ShouldBe("staging");
        ((string?)sent["tag"]).ShouldBe(tag);
        ((string?)sent["confirmation"]).ShouldBe("DEPLOY");
        sent["by"]!["proof"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("prod", "CLI-208")]
    [InlineData("dev", "CLI-210", "--confirm", "DEPLOY")]
    [InlineData("qa", "CLI-210", "--confirm", "DEPLOY")]
    public async Task What_the_catalogue_does_not_allow_is_not_asked_for(string to, string code, params string[] more)
    {
        var cloud = new FakeCloud(Staging());
        cloud.Services.Add(new ServiceDefinition
        {
            Service = "web-app", Repository = "web-app", RepositoryUrl = "web-app",
            Environments = [new() { Name = "dev" }, new() { Name = "staging" }, new() { Name = "prod", Production = true }],
        });

        var ran = await Shell.RunAsync(["promote", "web-app", "--from", "staging", "--to", to, "--reason", "two quiet days", .. more], cloud);

        ran.ExitCode.ShouldBe(1);
        ran.Error.ShouldContain(code);
        cloud.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_no_verified_release_there_is_not_promoted()
    {
        var cloud = new FakeCloud(Staging());

        var ran = await Shell.RunAsync(["promote", "web-app", "--from", "staging", "--to", "prod", "--reason", "two quiet days", "--tag", "1.5.0"], cloud);

        ran.ExitCode.ShouldBe(1);
        ran.Error.ShouldContain("CLI-209");
        ran.Error.ShouldContain("1.4.2, 1.4.1");
        cloud.Sent.ShouldBeEmpty();
    }
}
