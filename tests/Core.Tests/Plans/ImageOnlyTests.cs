using static Delightful.Core.Tests.Plans.PlanJson;

namespace Delightful.Core.Tests.Plans;

public class ImageOnlyTests
{
    private const string Replace = """["delete","create"]""";
    private static readonly string Before = Container("repository@sha256:1", "v1", version: "v1");
    private static readonly string After = Container("repository@sha256:2", "v2", version: "v2");

    [Theory]
    [InlineData("""["delete","create"]""")]
    [InlineData("""["create","delete"]""")]
    [InlineData("""["create"]""")]
    public void A_new_revision_with_another_image_is_only_about_the_image(string actions) =>
        Read(Of(TaskDefinition(actions, Before, After), Change("aws_b.x", """["no-op"]"""))).ImageOnly.ShouldBeTrue();

    [Fact]
    public void Another_resource_that_changes_makes_it_more_than_the_image() =>
        Read(Of(TaskDefinition(Replace, Before, After), Change("aws_b.x", """["update"]"""))).ImageOnly.ShouldBeFalse();

    [Fact]
    public void A_setting_that_changes_with_the_image_makes_it_more_than_the_image() =>
        Read(Of(TaskDefinition(Replace, Before, Container("repository@sha256:2", "v2", port: "9090")))).ImageOnly.ShouldBeFalse();

    [Fact]
    public void A_size_that_changes_with_the_image_makes_it_more_than_the_image() =>
        Read(Of(TaskDefinition(Replace, Before, After, paths: """[["container_definitions"],["cpu"]]"""))).ImageOnly.ShouldBeFalse();

    [Theory]
    [InlineData("""["update"]""")]
    [InlineData("""["delete"]""")]
    [InlineData("""["forget"]""")]
    public void A_task_definition_that_is_not_renewed_is_not_about_the_image(string actions) =>
        Read(Of(TaskDefinition(actions, Before, After))).ImageOnly.ShouldBeFalse();

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("")]
    public void Containers_that_cannot_be_compared_are_a_no(string containers) =>
        Read(Of(TaskDefinition(Replace, Before, containers))).ImageOnly.ShouldBeFalse();
}
