using Delightful.Core.Gate;
using static Delightful.Core.Tests.Gate.Given;

namespace Delightful.Core.Tests.Gate;

public class PlatformTests
{
    private const string Arm = """{"runtime_platform":[{"cpu_architecture":"ARM64","operating_system_family":"LINUX"}]}""";

    [Fact]
    public void An_image_that_is_not_built_for_the_processors_of_its_tasks_is_denied()
    {
        var review = Review(["linux/arm64"], Definition("{}"));

        review.Verdict.ShouldBe(ReviewVerdict.Deny);
        review.Items.ShouldContain(i => i.Code == RiskWords.ImagePlatform
            && i.Sentence == "the image is built for linux/arm64, and its tasks run linux/amd64 only: build it with --platform linux/amd64");
        Review(["linux/amd64", "windows/amd64"], Definition(Arm)).Verdict.ShouldBe(ReviewVerdict.Deny);
        Review(["linux/arm64"], Definition("{}", Nothing)).Verdict.ShouldBe(ReviewVerdict.Deny);
    }

    [Fact]
    public void One_that_is_passes()
    {
        Unfit(["linux/arm64", "linux/amd64"], Definition("{}")).ShouldBeFalse();
        Unfit(["linux/arm64/v8"], Definition(Arm)).ShouldBeFalse();
        Unfit(["linux/arm64"], Definition(Arm), Definition("{}", name: "migration")).ShouldBeFalse();
    }

    [Fact]
    public void What_neither_says_is_not_guessed()
    {
        Unfit([], Definition("{}")).ShouldBeFalse();
        Unfit(["linux/arm64"], Definition("{}", unknown: """{"runtime_platform":true}""")).ShouldBeFalse();
        Unfit(["linux/arm64"], Definition("{}"), Definition("{}", unknown: """{"runtime_platform":true}""", name: "other")).ShouldBeFalse();
        Unfit(["linux/arm64"], Definition("""{"runtime_platform":[{"cpu_architecture":"RISCV"}]}""")).ShouldBeFalse();
        Unfit(["linux/arm64"], Resource("aws_ecs_task_definition.x", Delete, before: "{}")).ShouldBeFalse();
        Unfit(["linux/arm64"]).ShouldBeFalse();
    }

    private static string Definition(string values, string actions = Create, string unknown = "{}", string name = "x") =>
        Resource($"aws_ecs_task_definition.{name}", actions, actions == Create ? "null" : values, values, unknown);

    private static bool Unfit(string[] builtFor, params string[] resources) => Review(builtFor, resources).Items.Any(i => i.Code == RiskWords.ImagePlatform);

    private static PlanReview Review(string[] builtFor, params string[] resources) => PlanReviewer.Review(Read(resources), new GateSettings(), builtFor: builtFor);
}
