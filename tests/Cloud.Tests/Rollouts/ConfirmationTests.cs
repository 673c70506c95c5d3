using Delightful.Cloud.Tests.Listening;
using Delightful.Core.Slots;

namespace Delightful.Cloud.Tests.Rollouts;

public sealed class ConfirmationTests
{
    private const string Family = "arn:aws:ecs:us-east-1:123456789012:task-definition/web-app-dev";
    private static readonly CancellationToken Ever = CancellationToken.None;

    [Fact]
    public async Task What_runs_is_what_was_asked_for()
    {
        var finding = await ConfirmAsync(Service($"{Family}:7"), Definition(Given.Digest(1), "1.0.0"));

        (finding.Matches, finding.Finding).ShouldBe((true, $"web-app-dev:7 runs 1.0.0 at {Given.Digest(1)}"));
    }

    [Fact]
    public async Task The_record_of_the_service_may_follow_a_moment_later()
    {
        await using var aws = await CodeDeployListener.StartAsync(
            ("DescribeServices", Service($"{Family}:6")), ("DescribeServices", Service($"{Family}:7")), ("DescribeTaskDefinition", Definition(Given.Digest(1), "1.0.0")));

        (await ConfirmAsync(aws)).Matches.ShouldBeTrue();
    }

    [Fact]
    public async Task The_traffic_counts_and_not_what_the_service_was_last_told()
    {
        var service = Answer.Json($$"""
            {"services":[{"serviceName":"web-app","taskDefinition":"{{Family}}:7",
              "taskSets":[{"status":"ACTIVE","taskDefinition":"{{Family}}:7"},{"status":"PRIMARY","taskDefinition":"{{Family}}:6"}]}]}
            """);

        var finding = await ConfirmAsync(service, Definition(Given.Digest(1), "1.0.0"));

        (finding.Matches, finding.Finding).ShouldBe((false, "web-app runs web-app-dev:6, not web-app-dev:7"));
    }

    [Fact]
    public async Task Another_image_does_not_match()
    {
        var finding = await ConfirmAsync(Service($"{Family}:7"), Definition(Given.Digest(2), "1.0.0"));

        (finding.Matches, finding.Finding).ShouldBe((false, $"web-app-dev:7 runs the image registry/web-app@{Given.Digest(2)}, not {Given.Digest(1)}"));
    }

    [Fact]
    public async Task Another_tag_does_not_match()
    {
        var finding = await ConfirmAsync(Service($"{Family}:7"), Definition(Given.Digest(1), "0.9.0"));

        (finding.Matches, finding.Finding).ShouldBe((false, "web-app-dev:7 says it is 0.9.0, not 1.0.0"));
    }

    [Fact]
    public async Task A_label_tells_the_tag_when_no_variable_does()
    {
        var labelled = Answer.Json($$$"""
            {"taskDefinition":{"containerDefinitions":[{"name":"web-app","image":"registry/web-app@{{{Given.Digest(1)}}}",
              "dockerLabels":{"org.opencontainers.image.version":"1.0.0"}}]}}
            """);

        (await ConfirmAsync(Service($"{Family}:7"), labelled)).Matches.ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"services":[],"failures":[{"reason":"MISSING"}]}""", 200)]
    [InlineData("""{"__type":"ClusterNotFoundException","message":"no"}""", 400)]
    public async Task A_service_that_does_not_exist_does_not_match(string body, int status)
    {
        var finding = await ConfirmAsync(Answer.Json(body, status), Definition(Given.Digest(1), "1.0.0"));

        (finding.Matches, finding.Finding).ShouldBe((false, "there is no service web-app in the cluster delightful-dev"));
    }

    private static async Task<SlotEvent.RunningConfirmed> ConfirmAsync(Answer service, Answer definition)
    {
        await using var aws = await CodeDeployListener.StartAsync(("DescribeServices", service), ("DescribeTaskDefinition", definition));
        return await ConfirmAsync(aws);
    }

    private static async Task<SlotEvent.RunningConfirmed> ConfirmAsync(CodeDeployListener aws) =>
        (SlotEvent.RunningConfirmed)await aws.Driver.ConfirmRunningAsync(
            Given.Command("confirm"), new SlotCommand.ConfirmRunning(CodeDeployListener.Target, "1.0.0", Given.Digest(1)), Ever);

    private static Answer Service(string taskDefinition) =>
        Answer.Json($$"""{"services":[{"serviceName":"web-app","status":"ACTIVE","taskDefinition":"{{taskDefinition}}"}]}""");

    private static Answer Definition(string digest, string tag) => Answer.Json($$$"""
        {"taskDefinition":{"containerDefinitions":[
          {"name":"sidecar","image":"registry/sidecar:latest"},
          {"name":"web-app","image":"registry/web-app@{{{digest}}}","environment":[{"name":"PORT","value":"8080"},{"name":"IMAGE_TAG","value":"{{{tag}}}"}]}]}}
        """);
}
