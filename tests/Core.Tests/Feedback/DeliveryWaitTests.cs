using Delightful.Core.Feedback.Delivery;

namespace Delightful.Core.Tests.Feedback;

public class DeliveryWaitTests
{
    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(4, 40)]
    [InlineData(8, 640)]
    [InlineData(9, 900)]
    [InlineData(1000, 900)]
    [InlineData(int.MaxValue, 900)]
    public void A_wait_doubles_up_to_a_quarter_of_an_hour(int receives, double seconds) =>
        DeliveryWait.After(receives, asked: null).TotalSeconds.ShouldBe(seconds);

    [Theory]
    [InlineData(1, 137, 137)]
    [InlineData(1, 30.2, 31)]
    [InlineData(1, 1, 5)]
    [InlineData(1, -5, 5)]
    [InlineData(6, 30, 160)]
    [InlineData(1, 43_140, 43_140)]
    [InlineData(9, 99_999, 43_140)]
    public void It_is_never_less_than_was_asked_for_as_far_as_the_queue_can_wait(int receives, double asked, double seconds) =>
        DeliveryWait.After(receives, TimeSpan.FromSeconds(asked)).TotalSeconds.ShouldBe(seconds);

    [Fact]
    public void A_thousand_receipts_last_for_ten_days_whatever_the_other_side_asks_for()
    {
        var whole = Enumerable.Range(1, 1000).Sum(receives => DeliveryWait.After(receives, TimeSpan.FromSeconds(1)).TotalDays);

        whole.ShouldBeInRange(10, DeliveryWait.KeptFor.TotalDays);
    }
}
