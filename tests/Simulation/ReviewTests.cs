namespace Delightful.Simulation.Tests;

/// <summary>The real functions review each plan before anything of it is applied.</summary>
public sealed class ReviewTests
{
    [Fact]
    public void Every_plan_of_a_story_is_kept_with_its_review()
    {
        var planned = Rehearsal.Of(File.ReadAllText(Path.Combine(Root(), "events", "story.json"))).Deployments.Where(d => d.Plan is not null).ToList();
        planned.ShouldNotBeEmpty();
        planned.ShouldAllBe(d => d.Review != null && d.Review.Cost != null && d.Review.Cost.PricesOf.Length > 0);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "template.yaml")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
