using Delightful.Core.Feedback.Delivery;

namespace Delightful.Core.Tests.Feedback;

public class RedrivenIdTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_message_that_is_sent_again_has_another_id_and_tells_the_same_news()
    {
        var again = RedrivenId.Of("chat/web-app/dev/announce/1").After(Noon);

        again.ToString().ShouldNotBe("chat/web-app/dev/announce/1");
        RedrivenId.Of(again.ToString()).ShouldBe(new RedrivenId("chat/web-app/dev/announce/1", Noon));
    }

    [Fact]
    public void Sent_again_and_again_the_id_grows_only_once_and_differs_each_time()
    {
        var first = RedrivenId.Of("chat/1").After(Noon).ToString();

        var second = RedrivenId.Of(first).After(Noon.AddDays(1)).ToString();

        second.ShouldNotBe(first);
        second.Length.ShouldBe(first.Length);
        RedrivenId.Of(second).Id.ShouldBe("chat/1");
    }

    [Fact]
    public void The_longest_id_stays_within_what_SQS_takes() =>
        RedrivenId.Of(FeedbackLane.IdOn(FeedbackLane.PullRequest, new string('x', 100))).After(Noon.AddYears(200)).ToString().Length.ShouldBeLessThanOrEqualTo(128);

    [Theory]
    [InlineData("chat/1")]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("chat/1~")]
    [InlineData("chat/1~-5")]
    [InlineData("~1772366400")]
    [InlineData("chat/1~99999999999999")]
    [InlineData("chat/1~99999999999999999999999999")]
    public void Any_other_id_is_its_own(string id)
    {
        RedrivenId.Of(id).ShouldBe(new RedrivenId(id, null));
        RedrivenId.Of(id).ToString().ShouldBe(id);
    }
}
