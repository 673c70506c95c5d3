using System.Globalization;
using System.Text.Json.Nodes;
using Delightful.Local.Tests.Work;

namespace Delightful.Local.Tests.CodeBuild;

public sealed class BuildEventTests(WorkCloud cloud)
{
    readonly Builds builds = new(cloud);

    [Fact]
    public async Task A_build_tells_its_start_each_phase_and_its_end()
    {
        var build = await builds.RunAsync("""
            version: 0.2
            env: { exported-variables: [PLAN_KEY] }
            phases:
              build: { commands: ["PLAN_KEY=deployments/d/1/plan.tfplan"] }
            """, ("DELIGHTFUL_COMMAND", "c-1"));

        var events = await WorkCloud.EventuallyAsync(() => Task.FromResult(EventsOf(build) is var all && all.Count(e => e.DetailType == "CodeBuild Build State Change") == 2 ? all : null), "both state changes");

        events.Where(e => e.DetailType == "CodeBuild Build State Change").Select(e => (string?)e.Detail["build-status"]).ShouldBe(["IN_PROGRESS", "SUCCEEDED"]);
        events.Where(e => e.DetailType == "CodeBuild Build Phase Change").Select(e => (string?)e.Detail["completed-phase"])
            .ShouldBe(["SUBMITTED", "QUEUED", "PROVISIONING", "DOWNLOAD_SOURCE", "INSTALL", "PRE_BUILD", "BUILD", "POST_BUILD", "UPLOAD_ARTIFACTS", "FINALIZING"]);
        events.ShouldAllBe(e => e.Resources.Single() == (string)build["arn"]! && (string)e.Detail["build-id"]! == (string)build["arn"]!);
        var information = events[^1].Detail["additional-information"]!;
        information["exported-environment-variables"]!.ToJsonString().ShouldBe("""[{"name":"PLAN_KEY","value":"deployments/d/1/plan.tfplan"}]""");
        information["environment"]!["environment-variables"]!.ToJsonString().ShouldContain("""{"name":"DELIGHTFUL_COMMAND","type":"PLAINTEXT","value":"c-1"}""");
        information["timeout-in-minutes"]!.ToJsonString().ShouldBe("60.0");
        DateTime.ParseExact((string)information["build-start-time"]!, "MMM d, yyyy h:mm:ss tt", CultureInfo.InvariantCulture).ShouldBeGreaterThan(DateTime.UtcNow.AddMinutes(-5));
    }

    List<RecordedEvent> EventsOf(JsonObject build) => [.. cloud.Events.All.Where(e => (string?)e.Detail["build-id"] == (string)build["arn"]!)];
}
