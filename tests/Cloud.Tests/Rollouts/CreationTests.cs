using System.Text.Json.Nodes;
using Delightful.Cloud.Tests.Listening;
using Delightful.Core.Slots;

namespace Delightful.Cloud.Tests.Rollouts;

public sealed class CreationTests
{
    private static readonly CancellationToken Ever = CancellationToken.None;
    private static readonly CommandId Id = Given.Command("rollout");
    private static readonly Answer Created = Answer.Json("""{"deploymentId":"d-1"}""");
    private static readonly Answer Busy = Answer.Error("DeploymentLimitExceededException", "The group already has an active Deployment 'd-9'");

    [Fact]
    public async Task A_rollout_says_what_to_run_who_judges_it_and_which_command_it_is()
    {
        await using var aws = await CodeDeployListener.StartAsync(("CreateDeployment", Created));

        var started = await aws.Driver.CreateAsync(Id, CodeDeployListener.Target, rerun: false, Ever);

        started.ShouldBe(new SlotEvent.RolloutStarted(
            Id.ToString(), "d-1", "https://us-east-1.console.aws.amazon.com/codesuite/codedeploy/deployments/d-1"));
        var asked = aws.Heard("CreateDeployment").Single().Json!;
        ((string?)asked["applicationName"], (string?)asked["deploymentGroupName"], (string?)asked["description"])
            .ShouldBe(("delightful-web-app-dev", "delightful-web-app-dev", Id.ToString()));
        JsonNode.DeepEquals(JsonNode.Parse((string)asked["revision"]!["appSpecContent"]!["content"]!), JsonNode.Parse("""
            {
              "version": 0.0,
              "Resources": [{ "TargetService": { "Type": "AWS::ECS::Service", "Properties": {
                "TaskDefinition": "arn:aws:ecs:us-east-1:123456789012:task-definition/web-app-dev:7",
                "LoadBalancerInfo": { "ContainerName": "web-app", "ContainerPort": 8080 } } } }],
              "Hooks": [{ "AfterAllowTestTraffic": "delightful-validate-green" }, { "AfterAllowTraffic": "delightful-validate-green" }]
            }
            """)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_creation_that_may_be_a_repetition_finds_the_rollout_of_its_command()
    {
        await using var aws = await CodeDeployListener.StartAsync(
            ("ListDeployments", Answer.Json("""{"deployments":["d-3","d-2"],"nextToken":"more"}""")),
            ("ListDeployments", Answer.Json("""{"deployments":["d-1"]}""")),
            ("GetDeployment", CodeDeployListener.Deployment("d-3", "InProgress", Id.ToString(), new JsonObject { ["rollbackTriggeringDeploymentId"] = "d-1" })),
            ("GetDeployment", CodeDeployListener.Deployment("d-2", "Succeeded", "by hand")),
            ("GetDeployment", CodeDeployListener.Deployment("d-1", "InProgress", Id.ToString())));

        var started = (SlotEvent.RolloutStarted)await aws.Driver.CreateAsync(Id, CodeDeployListener.Target, rerun: true, Ever);

        started.RolloutId.ShouldBe("d-1");
        aws.Heard("CreateDeployment").ShouldBeEmpty();
        var since = (double)aws.Heard("ListDeployments").First().Json!["createTimeRange"]!["start"]!;
        DateTimeOffset.FromUnixTimeSeconds((long)since).ShouldBe(new DateTimeOffset(2026, 3, 1, 11, 45, 1, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_creation_that_may_be_a_repetition_but_is_none_creates()
    {
        await using var aws = await CodeDeployListener.StartAsync(("ListDeployments", Answer.Json("""{"deployments":[]}""")), ("CreateDeployment", Created));

        ((SlotEvent.RolloutStarted)await aws.Driver.CreateAsync(Id, CodeDeployListener.Target, rerun: true, Ever)).RolloutId.ShouldBe("d-1");
    }

    [Fact]
    public async Task A_group_that_is_busy_with_our_own_rollout_has_started_it()
    {
        await using var aws = await CodeDeployListener.StartAsync(
            ("CreateDeployment", Busy),
            ("ListDeployments", Answer.Json("""{"deployments":["d-9"]}""")),
            ("GetDeployment", CodeDeployListener.Deployment("d-9", "InProgress", Id.ToString())));

        ((SlotEvent.RolloutStarted)await aws.Driver.CreateAsync(Id, CodeDeployListener.Target, rerun: false, Ever)).RolloutId.ShouldBe("d-9");
    }

    [Fact]
    public async Task A_group_that_is_busy_with_another_rollout_is_tried_later()
    {
        await using var aws = await CodeDeployListener.StartAsync(
            ("CreateDeployment", Busy),
            ("ListDeployments", Answer.Json("""{"deployments":["d-9"]}""")),
            ("GetDeployment", CodeDeployListener.Deployment("d-9", "InProgress", "by hand")));

        await Should.ThrowAsync<RetryLaterException>(() => aws.Driver.CreateAsync(Id, CodeDeployListener.Target, rerun: false, Ever));
    }

    [Theory]
    [InlineData("DeploymentGroupDoesNotExistException")]
    [InlineData("InvalidRevisionException")]
    public async Task What_can_never_succeed_is_a_failed_command(string code)
    {
        await using var aws = await CodeDeployListener.StartAsync(("CreateDeployment", Answer.Error(code, "no")));

        (await aws.Driver.CreateAsync(Id, CodeDeployListener.Target, rerun: false, Ever))
            .ShouldBe(new SlotEvent.CommandFailed(Id.ToString(), "CodeDeploy refused the rollout: no"));
    }

    [Fact]
    public async Task What_may_succeed_later_is_an_exception()
    {
        await using var aws = await CodeDeployListener.StartAsync(("CreateDeployment", Answer.Error("AccessDeniedException", "not yet")));

        await Should.ThrowAsync<Amazon.CodeDeploy.AmazonCodeDeployException>(() => aws.Driver.CreateAsync(Id, CodeDeployListener.Target, rerun: false, Ever));
    }

    [Theory]
    [InlineData("{}", "the settings of the rollout cannot be read: 'cluster' is missing")]
    [InlineData("[]", "the settings of the rollout cannot be read: ")]
    public async Task Settings_that_cannot_be_read_are_a_failed_command(string settings, string why)
    {
        await using var aws = await CodeDeployListener.StartAsync();

        var failed = (SlotEvent.CommandFailed)await aws.Driver.CreateAsync(Id, Given.Target(settings), rerun: false, Ever);

        failed.Why.ShouldStartWith(why);
    }
}
