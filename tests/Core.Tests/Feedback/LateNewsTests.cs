using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Feedback.Delivery;

namespace Delightful.Core.Tests.Feedback;

public class LateNewsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_five_minutes_old_is_told_as_it_is() =>
        LateNews.Of([News(1, "planning", minutesAgo: 5), News(2, "applying", minutesAgo: 0)], null, Noon).ShouldBeNull();

    [Fact]
    public void What_is_older_is_told_in_one_reply_that_says_for_how_long_it_could_not_be() =>
        LateNews.Of([News(1, "the plan is made", minutesAgo: 72), News(2, "the plan is applied", minutesAgo: 60), News(3, "released", 0)], null, Noon)!.Text()
            .ShouldBe("🕐 For 1 h 12 m this could not be told. Meanwhile:\n• 🔄 the plan is made\n• 🔄 the plan is applied\n• 🔄 released");

    [Fact]
    public void Each_sentence_stands_there_once_and_at_most_ten_of_them()
    {
        var due = Enumerable.Range(0, 40).Select(i => News(i, $"step {i % 13}", minutesAgo: 60)).ToList();

        var lines = LateNews.Of(due, null, Noon)!.Text()!.Split('\n');

        lines.Length.ShouldBe(1 + LateNews.MostLines + 1);
        lines[1..^1].ShouldBe(Enumerable.Range(0, 10).Select(i => $"• 🔄 step {i}"));
        lines[^1].ShouldBe("and 3 more");
    }

    [Fact]
    public void What_was_sent_before_the_reply_was_written_joins_it_however_young_it_is()
    {
        var first = LateNews.Of([News(1, "one", minutesAgo: 30)], null, Noon)!;

        var joined = LateNews.Of([News(2, "two", minutesAgo: 1)], first, Noon.AddSeconds(2))!;

        joined.Lines.ShouldBe(["🔄 one", "🔄 two"]);
        joined.Since.ShouldBe(first.Since);
        LateNews.Of([News(3, "three", minutesAgo: -1)], joined, Noon.AddMinutes(2)).ShouldBeNull();
    }

    [Fact]
    public void A_second_outage_has_a_reply_of_its_own()
    {
        var first = LateNews.Of([News(1, "one", minutesAgo: 30)], null, Noon)!;

        LateNews.Of([News(2, "two", minutesAgo: -60)], first, Noon.AddHours(2))!.Lines.ShouldBe(["🔄 two"]);
    }

    [Fact]
    public void That_time_went_on_is_no_reply() =>
        LateNews.Of([News(1, "plan goes on", minutesAgo: 30, progress: true)], null, Noon)!.Text().ShouldBeNull();

    [Fact]
    public void The_longest_hostile_sentences_fit_into_what_Slack_takes_and_mention_nobody()
    {
        var due = Enumerable.Range(0, 200).Select(i => News(i, $"{i} <!channel> @here " + new string('&', 2000), minutesAgo: 60)).ToList();

        var text = LateNews.Of(due, null, Noon)!.Text()!;

        text.Length.ShouldBeLessThan(4000);
        text.ShouldNotContain("<!");
        text.ShouldContain(" more");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"deploymentId":"d","correlationId":"c","service":"../x","environment":"dev","tag":"t","digest":"d","kind":"push","stage":"plan","sentence":"s"}""")]
    [InlineData("""{"request":"Rollback Requested","eventId":"e","error":null}""")]
    public void What_says_nothing_that_can_be_told_is_no_news(string body) =>
        FeedbackNews.Read("id", Noon, false, body).ShouldBeNull();

    private static FeedbackNews.Changed News(int id, string sentence, double minutesAgo, bool progress = false) => new(
        $"announce/{id}", Noon.AddMinutes(-minutesAgo), false,
        new DeploymentChanged
        {
            DeploymentId = "d", CorrelationId = "c", Service = "web-app", Environment = "dev", Tag = "v2", Digest = "sha256:0",
            Kind = DeploymentKind.Push, Stage = "plan", Sentence = sentence, Progress = progress,
        });
}
