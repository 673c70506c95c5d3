using Delightful.Core.Feedback;
using Delightful.Core.Slots;
using Delightful.Core.Tests.Slots;

namespace Delightful.Core.Tests.Feedback;

public class OutageTests
{
    private static CommandId Work(int n) => new(new SlotKey("web-app", "dev"), $"deployment-{n}", "apply", 1);

    [Fact]
    public void While_it_lasts_people_see_what_runs_and_what_waits() =>
        OutageWords.During(Catalogue.Start, [Work(1)], parked: 1).Split('\n').ShouldBe(
        [
            "⚠️ The registry of deployments has not answered since 09:00 UTC.",
            "Nothing new starts until it does. What runs goes on, and nobody has to do anything.",
            "• apply of web-app/dev is running (deployment deployment-1)",
            "One request waits for it.",
        ]);

    [Fact]
    public void That_nobody_can_tell_what_runs_is_said() =>
        OutageWords.During(Catalogue.Start, running: null, parked: 0).ShouldEndWith("What is running cannot be found out either.");

    [Fact]
    public void A_long_list_is_cut_and_says_by_how_much() =>
        OutageWords.During(Catalogue.Start, [.. Enumerable.Range(1, 13).Select(Work)], parked: 0).ShouldEndWith("• and 3 more");

    [Fact]
    public void Its_end_says_how_long_it_was() =>
        OutageWords.After(Catalogue.Start, Catalogue.Start.AddMinutes(12), parked: 2)
            .ShouldBe("✅ The registry of deployments answers again after 12 m 0 s. What was missed is being found out, and the 2 requests that waited are being handled.");
}
