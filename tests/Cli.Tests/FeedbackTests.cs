using System.Text.Json.Nodes;
using Delightful.Cloud;

namespace Delightful.Cli.Tests;

public class FeedbackTests
{
    [Fact]
    public async Task Redriving_says_how_far_it_is_and_what_was_sent()
    {
        var cloud = new FakeCloud { Redrives = [new FeedbackRedrive(10, 0), new FeedbackRedrive(12, 0)] };

        var ran = await Shell.RunAsync(["feedback", "redrive"], cloud);

        ran.ExitCode.ShouldBe(0);
        ran.Error.ShouldBe("10 sent again\n12 sent again");
        ran.Output.ShouldBe("Sent 12 messages again.");
    }

    [Fact]
    public async Task What_came_back_at_once_is_said_with_where_the_reason_stands()
    {
        var ran = await Shell.RunAsync(["feedback", "redrive"], new FakeCloud { Redrives = [new FeedbackRedrive(2, 1)] });

        ran.ExitCode.ShouldBe(0);
        ran.Output.ShouldBe("Sent 2 messages again.\n1 of those came back at once. The log of delightful-send-feedback says why.");
    }

    [Fact]
    public async Task With_nothing_set_aside_it_says_so()
    {
        var ran = await Shell.RunAsync(["feedback", "redrive"], new FakeCloud());

        ran.ExitCode.ShouldBe(0);
        ran.Output.ShouldBe("Nothing is set aside.");
        ran.Error.ShouldBe("");
    }

    [Fact]
    public async Task As_JSON_it_is_one_document_and_nothing_else()
    {
        var ran = await Shell.RunAsync(["feedback", "redrive", "--json"], new FakeCloud { Redrives = [new FeedbackRedrive(12, 3)] });

        ran.Error.ShouldBe("");
        JsonNode.Parse(ran.Output)!.ToJsonString().ShouldBe("""{"sent":12,"cameBack":3}""");
    }

    [Fact]
    public async Task A_word_more_is_not_understood()
    {
        var ran = await Shell.RunAsync(["feedback", "redrive", "web-app"], new FakeCloud());

        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldContain("CLI-001");
    }

    [Fact]
    public async Task Help_says_what_it_does()
    {
        var ran = await Shell.RunAsync(["feedback", "redrive", "--help"]);

        ran.ExitCode.ShouldBe(0);
        ran.Output.ShouldContain("Send again what could not be written");
    }
}
