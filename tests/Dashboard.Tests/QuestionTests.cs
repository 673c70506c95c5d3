using Delightful.Core.Deployments;
using Delightful.Core.Slots;
using Delightful.Dashboard.Tests.World;

namespace Delightful.Dashboard.Tests;

/// <summary>A world of its own: in the other one nothing asks.</summary>
public sealed class QuestionWorld : DashboardFixture;

public sealed class QuestionTests(QuestionWorld world) : IClassFixture<QuestionWorld>
{
    const string Service = "x-ledger";

    [Fact]
    public async Task A_plan_that_asks_says_why_until_when_and_how_to_answer()
    {
        await world.AddAsync(Story.Asking(Service, world.Now.AddMinutes(-10)));
        var asking = (await world.Registry.LoadAsync(new SlotKey(Service, "dev"), CancellationToken.None)).Active!;

        await using var tab = await world.OpenAsync($"/deployments/{Service}/dev/{asking.Id}");

        (await tab.ReadAsync("h1")).ShouldContain("waits for approval");
        var question = await tab.ReadAsync(".question");
        question.ShouldContain(((Stage.Approving)asking.Stage).Because);
        question.ShouldContain($"./delightful approve {Service} --env dev");
        question.ShouldContain($"./delightful reject {Service} --env dev");
        (await tab.ReadAsync(".facts")).ShouldContain($"{asking.Review!.Score} of 100");
        foreach (var screen in Pictures.Screens)
            await world.TakeAsync("question", $"/deployments/{Service}/dev/{asking.Id}", screen);
    }
}
