using System.Collections.Immutable;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core.Slots;
using Delightful.Pipeline.AwsEvents;
using Delightful.Pipeline.Chain;

namespace Delightful.Pipeline.Functions;

/// <summary>A plan or apply build moved on; a finished phase is a heartbeat.</summary>
public sealed class BuildStateChangedFunction(SlotRunner runner)
{
    /// <summary>Handles "CodeBuild Build State Change" and "CodeBuild Build Phase Change".</summary>
    [LambdaFunction(ResourceName = "BuildStateChanged", MemorySize = 512, Timeout = 60)]
    public async Task BuildStateChanged(CloudWatchEvent<CodeBuildChange> changed, ILambdaContext context)
    {
        var (detail, information) = (changed.Detail ?? new CodeBuildChange(), changed.Detail?.Information);
        var command = information?.Environment?.Variables?.FirstOrDefault(v => v?.Name == "DELIGHTFUL_COMMAND")?.Value;
        if (CommandId.TryParse(command) is not { } id || detail.BuildId is not { } build)
        {
            context.Logger.LogInformation("build {build} was not started by the pipeline", detail.BuildId);
            return;
        }
        using var deadline = context.Deadline();
        var exported = (information?.Exported ?? []).Where(v => v?.Name is not null)
            .GroupBy(v => v.Name!).ToImmutableSortedDictionary(g => g.Key, g => g.Last().Value ?? "", StringComparer.Ordinal);
        var happened = new SlotEvent.BuildChanged(
            id.ToString(), Builds.ShortId(build), detail.BuildStatus is { } status ? Builds.StatusOf(status) : WorkStatus.Running,
            exported, information?.Logs?.DeepLink,
            TimedOut: Builds.IsTimedOut(detail.BuildStatus, (information?.Phases ?? []).Select(p => (p?.Type, p?.Status)))) { EventId = changed.Id };
        await runner.HandleAsync(id.Slot, happened, context.Logger, deadline.Token).ConfigureAwait(false);
    }
}
