using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using Delightful.Cloud;
using Delightful.Core.Events;
using Delightful.Core.Slots;
using Delightful.Pipeline.AwsEvents;

namespace Delightful.Pipeline.Tests;

/// <summary>The functions read every event in its documented shape, with the serializer that Lambda uses.</summary>
public sealed class SampleTests
{
    private static readonly string Samples = FindSamples();

    [Fact]
    public void A_pushed_image_has_repository_tag_and_digest()
    {
        var image = Read<EcrImageAction>("ecr-image-pushed").Detail;
        image.ActionType.ShouldBe("PUSH");
        image.Result.ShouldBe("SUCCESS");
        image.RepositoryName.ShouldNotBeNullOrEmpty();
        image.ImageTag.ShouldNotBeNullOrEmpty();
        image.ImageDigest.ShouldStartWith("sha256:");
    }

    [Fact]
    public void An_image_pushed_by_digest_has_no_tag() =>
        Read<EcrImageAction>("ecr-image-pushed-untagged").Detail.ImageTag.ShouldBeNull();

    [Theory]
    [InlineData("codebuild-build-in-progress", "IN_PROGRESS")]
    [InlineData("codebuild-build-succeeded", "SUCCEEDED")]
    [InlineData("codebuild-build-failed", "FAILED")]
    [InlineData("codebuild-build-stopped", "STOPPED")]
    [InlineData("codebuild-migration-failed", "FAILED")]
    [InlineData("codebuild-tests-failed", "FAILED")]
    public void A_build_tells_its_status_and_the_command_it_works_for(string sample, string status)
    {
        var build = Read<CodeBuildChange>(sample).Detail;
        build.BuildStatus.ShouldBe(status);
        build.BuildId.ShouldStartWith("arn:");
        build.Information!.Environment!.Variables!.ShouldContain(v => v.Name == "DELIGHTFUL_COMMAND" && v.Value != null);
    }

    [Fact]
    public void A_finished_build_tells_what_it_exported() =>
        Read<CodeBuildChange>("codebuild-build-succeeded").Detail.Information!.Exported!.ShouldContain(v => v.Name == "PLAN_SHA256" && v.Value != null);

    /// <summary>Whether it was ended for working too long is told by its phases.</summary>
    [Fact]
    public void A_finished_build_tells_how_its_phases_ended() =>
        Read<CodeBuildChange>("codebuild-tests-failed").Detail.Information!.Phases!.ShouldContain(p => p.Type == "BUILD" && p.Status == "FAILED");

    [Fact]
    public void A_finished_phase_tells_no_status_but_the_command()
    {
        var phase = Read<CodeBuildChange>("codebuild-phase-change").Detail;
        phase.BuildStatus.ShouldBeNull();
        phase.CompletedPhase.ShouldNotBeNullOrEmpty();
        phase.Information!.Environment!.Variables!.ShouldContain(v => v.Name == "DELIGHTFUL_COMMAND");
    }

    [Theory]
    [InlineData("codedeploy-start", "START")]
    [InlineData("codedeploy-success", "SUCCESS")]
    [InlineData("codedeploy-failure", "FAILURE")]
    [InlineData("codedeploy-stop", "STOP")]
    [InlineData("codedeploy-ready", "READY")]
    public void A_rollout_tells_which_it_is(string sample, string state)
    {
        var rollout = Read<RolloutChange>(sample).Detail;
        rollout.State.ShouldBe(state);
        rollout.DeploymentId.ShouldStartWith("d-");
    }

    [Theory]
    [InlineData("ecs-deployment-in-progress")]
    [InlineData("ecs-deployment-completed")]
    [InlineData("ecs-deployment-failed")]
    public void A_rollout_by_ecs_tells_its_service_which_tells_the_slot(string sample)
    {
        var rollout = Read<RolloutChange>(sample);
        rollout.Source.ShouldBe("aws.ecs");
        rollout.Detail.DeploymentId.ShouldStartWith("ecs-svc/");
        EcsRollingDriver.SlotOf(rollout.Resources[0]).ShouldBe(new SlotKey("web-app", "dev"));
    }

    [Fact]
    public void An_alarm_tells_its_name_and_why_it_went_off()
    {
        var alarm = Read<AlarmChange>("alarm-raised").Detail;
        alarm.AlarmName.ShouldNotBeNullOrEmpty();
        alarm.State!.Value.ShouldBe("ALARM");
        alarm.State.Reason.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void Our_own_events_are_read_whole()
    {
        Read<AnalysisRequested>("analysis-requested").Detail.Service.ShouldNotBeNullOrEmpty();
        Read<AnalysisCompleted>("analysis-completed").Detail.Succeeded.ShouldBeTrue();
        Read<AnalysisCompleted>("analysis-completed-with-error").Detail.Error!.Line.ShouldNotBeNull();
        RequestRules.Check(Read<RollbackRequested>("rollback-requested").Detail).ShouldBeNull();
        RequestRules.Check(Read<HoldLiftRequested>("hold-lift-requested").Detail).ShouldBeNull();
        RequestRules.Check(Read<UnlockRequested>("unlock-requested").Detail).ShouldBeNull();
        RequestRules.Check(Read<ApprovalDecided>("approval-decided").Detail).ShouldBeNull();
        RequestRules.Check(Read<PromotionRequested>("promotion-requested").Detail).ShouldBeNull();
    }

    private static CloudWatchEvent<T> Read<T>(string sample)
    {
        using var stream = File.OpenRead(Path.Combine(Samples, $"{sample}.json"));
        return new SourceGeneratorLambdaJsonSerializer<PipelineJson>().Deserialize<CloudWatchEvent<T>>(stream);
    }

    private static string FindSamples()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "events", "samples")))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("the tests run from inside the repository"), "events", "samples");
    }
}
