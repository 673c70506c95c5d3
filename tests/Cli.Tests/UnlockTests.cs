using System.Text.Json.Nodes;
using Delightful.Core.Slots;

namespace Delightful.Cli.Tests;

public class UnlockTests
{
    [Fact]
    public async Task Unlocking_names_the_deployment_that_runs()
    {
        var running = Story.Deployment("20260302T091300Z-9be04c71", "1.1.0", Story.Shifting);
        var cloud = new FakeCloud(new Slot { Key = "web-app/dev", Version = 4, Active = running });

        var ran = await Shell.RunAsync(["unlock", "web-app", "--env", "dev", "--reason", "its build is gone", "--sure"], cloud);

        ran.ExitCode.ShouldBe(0);
        ran.Output.ShouldStartWith($"Asked to give up 1.1.0 in web-app/dev (deployment {running.Id}, in ");
        var (type, detail) = cloud.Sent.ShouldHaveSingleItem();
        type.ShouldBe("Unlock Requested");
        var sent = JsonNode.Parse(detail)!;
        ((string?)sent["deploymentId"]).ShouldBe(running.Id);
        ((bool?)sent["sure"]).ShouldBe(true);
    }

    [Theory]
    [InlineData()]
    [InlineData("--deployment", "20260101T000000Z-00000000")]
    public async Task Where_it_does_not_run_nothing_is_sent(params string[] more)
    {
        var cloud = new FakeCloud(new Slot { Key = "web-app/dev", Version = 4, Active = more.Length == 0 ? null : Story.Deployment("20260302T091300Z-9be04c71", "1.1.0", Story.Shifting) });

        var ran = await Shell.RunAsync(["unlock", "web-app", "--env", "dev", "--reason", "stuck", .. more], cloud);

        ran.ExitCode.ShouldBe(1);
        ran.Error.ShouldContain("CLI-205");
        cloud.Sent.ShouldBeEmpty();
    }
}
