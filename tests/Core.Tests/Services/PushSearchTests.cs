using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Services;

public sealed class PushSearchTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("web-app", "dev")]
    [InlineData("api", "staging")]
    public void Ticks_that_come_late_by_less_than_a_quarter_of_a_minute_never_miss_a_search(string service, string environment)
    {
        var random = new Random(7);
        var settings = new EnvironmentSettings { Name = environment };
        var searches = Enumerable.Range(0, 600)
            .Select(minute => Start.AddMinutes(minute).AddSeconds(15 * random.NextDouble()))
            .Where(tick => PushSearch.IsDue(new SlotKey(service, environment), settings, tick)).ToList();

        searches.Zip(searches.Skip(1)).Max(pair => pair.Second - pair.First).ShouldBeLessThan(TimeSpan.FromMinutes(6.5));
        searches.Count.ShouldBeInRange(120, 190, "600 ticks are 120 periods, and some of them have two ticks");
    }

    [Fact]
    public void Slots_are_searched_at_times_of_their_own()
    {
        var settings = new EnvironmentSettings { Name = "dev" };
        var due = Enumerable.Range(0, 200).Count(n => PushSearch.IsDue(new SlotKey($"service-{n}", "dev"), settings, Start));

        due.ShouldBeInRange(20, 100);
    }

    [Fact]
    public void A_period_shorter_than_the_watchdogs_is_searched_with_every_tick() =>
        PushSearch.IsDue(new SlotKey("web-app", "dev"), new EnvironmentSettings { Name = "dev", SearchEvery = TimeSpan.FromSeconds(30) }, Start.AddSeconds(29)).ShouldBeTrue();
}
