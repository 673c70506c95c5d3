using System.Collections.Immutable;
using Amazon.Lambda.TestUtilities;
using Delightful.Core.Analysis;
using Delightful.Core.Deployments;
using Delightful.Core.Services;
using Delightful.Core.Slots;
using Delightful.Pipeline.Chain;

namespace Delightful.Pipeline.Tests;

/// <summary>Somebody tells of a build that never was; its shape is right and its command too.</summary>
public sealed class ForeignWorkTests
{
    private static readonly SlotKey Key = new("web-app", "dev");
    private readonly InMemorySlots _slots = new();
    private readonly TestLambdaLogger _log = new();

    [Fact]
    public async Task News_of_a_build_that_nobody_waits_for_changes_nothing_and_stands_in_the_log()
    {
        var command = await PlanningAsync("delightful-plan:1");
        var (saves, before) = (_slots.Saves, _log.Buffer.Length);

        var exported = ImmutableSortedDictionary<string, string>.Empty.Add("PLAN_KEY", "deployments/theirs/plan.tfplan").Add("PLAN_SHA256", "theirs");
        await HandleAsync(new SlotEvent.BuildChanged(command, "delightful-plan:forged", WorkStatus.Succeeded, exported) { EventId = "forged-event" });

        _slots.Saves.ShouldBe(saves);
        ((Stage.Planning)_slots["web-app/dev"].Active!.Stage).ShouldSatisfyAllConditions(plan => plan.BuildId.ShouldBe("delightful-plan:1"), plan => plan.Artifact.ShouldBeNull());
        var told = _log.Buffer.ToString(before, _log.Buffer.Length - before);
        foreach (var word in (string[])["changes nothing in", "forged-event", "web-app/dev", "build delightful-plan:forged", "waits for build delightful-plan:1"])
            told.ShouldContain(word);
    }

    [Fact]
    public async Task News_that_come_twice_of_the_build_itself_are_nothing_to_look_for()
    {
        var command = await PlanningAsync("delightful-plan:1");
        var before = _log.Buffer.Length;

        await HandleAsync(new SlotEvent.BuildChanged(command, "delightful-plan:1", WorkStatus.Running, ImmutableSortedDictionary<string, string>.Empty));

        _log.Buffer.Length.ShouldBe(before);
    }

    /// <summary>A deployment whose plan is being made by a build; returns the build's command.</summary>
    private async Task<string> PlanningAsync(string build)
    {
        var service = new ServiceDefinition
        {
            Service = "web-app", Repository = "web-app", RepositoryUrl = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web-app",
            Environments = [new EnvironmentSettings { Name = "dev" }],
        };
        await HandleAsync(new SlotEvent.ImagePushed(service, "v1", "sha256:v1", DateTimeOffset.UnixEpoch));
        var deployment = _slots["web-app/dev"].Active!.Id;
        await HandleAsync(new SlotEvent.AnalysisCompleted(deployment, true, GeneratedVariables.KeyOf(Key, deployment), [], null));
        var command = ((Stage.Planning)_slots["web-app/dev"].Active!.Stage).Command;
        await HandleAsync(new SlotEvent.BuildStarted(command, build, null));
        return command;
    }

    private Task HandleAsync(SlotEvent happened) =>
        new SlotRunner(_slots, new Interpreter(), TimeProvider.System).HandleAsync(Key, happened, _log, TestContext.Current.CancellationToken);

    private sealed class Interpreter : ICommandInterpreter
    {
        public Task<SlotEvent> RunAsync(Slot slot, PendingCommand pending, bool isRepeated, CancellationToken cancellationToken) =>
            Task.FromResult<SlotEvent>(new SlotEvent.CommandDone(pending.Id));
    }
}
