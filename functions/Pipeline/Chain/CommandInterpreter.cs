using System.Text.Json;
using Delightful.Cloud;
using Delightful.Core;
using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Gate;
using Delightful.Core.Plans;
using Delightful.Core.Services;
using Delightful.Core.Slots;
using Delightful.Core.Verification;

namespace Delightful.Pipeline.Chain;

/// <summary>Carries commands out through the adapters: one line each, no rules.</summary>
public sealed class CommandInterpreter(
    Func<Bus> bus, Func<FeedbackQueue> feedback, Func<Builds> builds, Func<StateLocks> locks, Func<Artifacts> artifacts, Func<Images> images, Func<Alarms> alarms,
    Func<SmokeTester> smoke, Func<TaskTester> tasks, Func<IEnumerable<IRolloutDriver>> drivers, Func<PolicyAgent>? policies = null) : ICommandInterpreter
{
    private const int LargestVariables = 1024 * 1024;

    /// <summary>A build of tests may wait for its machine before it gets its source.</summary>
    private static readonly TimeSpan SourceIsReadable = TimeSpan.FromHours(2);

    /// <inheritdoc/>
    public Task<SlotEvent> RunAsync(Slot slot, PendingCommand pending, bool isRepeated, CancellationToken cancellationToken)
    {
        var id = CommandId.TryParse(pending.Id) ?? throw new FormatException($"'{pending.Id}' is not a command id");
        if (IsForNobody(pending.Command, out var unknown))
            return Task.FromResult<SlotEvent>(new SlotEvent.CommandFailed(pending.Id, $"there is no rollout driver '{unknown}'; the apply's ROLLOUT must name one of {string.Join(", ", drivers().Select(d => d.Name))}"));
        var settings = slot.Active?.Request.Settings ?? slot.Settings ?? new EnvironmentSettings { Name = id.Slot.Environment };
        var repositoryUrl = slot.Active?.Request.RepositoryUrl ?? "";
        return pending.Command switch
        {
            SlotCommand.Announce c => AnnounceAsync(pending.Id, c.Change, cancellationToken),
            SlotCommand.RequestAnalysis c => RequestAnalysisAsync(pending.Id, c.Request, cancellationToken),
            SlotCommand.RequestApproval c => RequestApprovalAsync(pending.Id, c.Request, cancellationToken),
            SlotCommand.StartPlan c => builds().StartPlanAsync(id, c, id.Slot, repositoryUrl, isRepeated, cancellationToken),
            SlotCommand.StartApply c => builds().StartApplyAsync(id, c, id.Slot, repositoryUrl, isRepeated, cancellationToken),
            SlotCommand.StartMigration c => builds().StartMigrationAsync(id, c, id.Slot, repositoryUrl, isRepeated, cancellationToken),
            SlotCommand.StartTests c => StartTestsAsync(id, c, repositoryUrl, isRepeated, cancellationToken),
            SlotCommand.StopTests c => builds().StopTestsAsync(id, c, cancellationToken),
            SlotCommand.ReleaseStateLock c => ReleaseLockAsync(id, c, cancellationToken),
            SlotCommand.FindApply c => builds().FindApplyAsync(id, c, cancellationToken),
            SlotCommand.ReviewPlan c => ReviewAsync(id, c, settings.EffectiveGate, slot, cancellationToken),
            SlotCommand.CheckAlarms c => LookAtAlarmsAsync(pending.Id, c, cancellationToken),
            SlotCommand.CreateRollout c => Driver(c.Target.Driver).CreateAsync(id, c.Target, isRepeated, cancellationToken),
            SlotCommand.StopRollout c => Driver(c.Driver).StopAsync(id, RolloutCommand(slot), c.RolloutId, cancellationToken),
            SlotCommand.TestGreen { Target.TestUrl: { } url } c => TestAsync(url, c.Target, c.Tag, settings,
                report => new SlotEvent.GreenTested(pending.Id, c.HookId, report), cancellationToken),
            SlotCommand.TestGreen => Task.FromResult<SlotEvent>(new SlotEvent.CommandFailed(
                pending.Id, "the rollout asks for a test of green, but the ROLLOUT that the apply exported names no testUrl")),
            SlotCommand.SmokeTest { Target.ServiceUrl: { } url } c => TestAsync(url, c.Target, c.Tag, settings,
                report => new SlotEvent.SmokeTested(pending.Id, c.HookId, report), cancellationToken),
            SlotCommand.SmokeTest c => CountAsync(c.Target, settings,
                report => new SlotEvent.SmokeTested(pending.Id, c.HookId, report), cancellationToken),
            SlotCommand.AnswerHook c => Driver(c.Driver).AnswerHookAsync(id, c.RolloutId, c.HookId, c.Passed, cancellationToken),
            SlotCommand.ConfirmRunning c => Driver(c.Target.Driver).ConfirmRunningAsync(id, c, cancellationToken),
            _ => throw new InvalidOperationException($"nobody carries out {pending.Command.GetType().Name}"),
        };
    }

    private bool IsForNobody(SlotCommand command, out string driver)
    {
        driver = command switch
        {
            SlotCommand.CreateRollout c => c.Target.Driver,
            SlotCommand.ConfirmRunning c => c.Target.Driver,
            SlotCommand.StopRollout c => c.Driver,
            SlotCommand.AnswerHook c => c.Driver,
            _ => "",
        };
        var name = driver;
        return name.Length > 0 && drivers().All(d => d.Name != name);
    }

    private async Task<SlotEvent> AnnounceAsync(string id, DeploymentChanged change, CancellationToken cancellationToken)
    {
        var detail = JsonSerializer.SerializeToUtf8Bytes(change, CoreJson.Default.DeploymentChanged);
        await feedback().SendAsync(change.DeploymentId, id, JsonSerializer.Serialize(change, CoreJson.Default.DeploymentChanged), cancellationToken).ConfigureAwait(false);
        await bus().PublishAsync(DeploymentChanged.DetailType, detail, cancellationToken).ConfigureAwait(false);
        return new SlotEvent.CommandDone(id);
    }

    private async Task<SlotEvent> RequestAnalysisAsync(string id, AnalysisRequested request, CancellationToken cancellationToken)
    {
        var detail = JsonSerializer.SerializeToUtf8Bytes(request, CoreJson.Default.AnalysisRequested);
        await bus().PublishAsync(AnalysisRequested.DetailType, detail, cancellationToken).ConfigureAwait(false);
        return new SlotEvent.CommandDone(id);
    }

    private async Task<SlotEvent> RequestApprovalAsync(string id, ApprovalRequested request, CancellationToken cancellationToken)
    {
        var detail = JsonSerializer.SerializeToUtf8Bytes(request, CoreJson.Default.ApprovalRequested);
        await bus().PublishAsync(ApprovalRequested.DetailType, detail, cancellationToken).ConfigureAwait(false);
        return new SlotEvent.CommandDone(id);
    }

    private async Task<SlotEvent> StartTestsAsync(CommandId id, SlotCommand.StartTests tests, string repositoryUrl, bool isRepeated, CancellationToken cancellationToken)
    {
        var source = await artifacts().AddressOfAsync(tests.SourceKey, SourceIsReadable).ConfigureAwait(false);
        return await builds().StartTestsAsync(id, tests, id.Slot, repositoryUrl, source, isRepeated, cancellationToken).ConfigureAwait(false);
    }

    private async Task<SlotEvent> ReleaseLockAsync(CommandId id, SlotCommand.ReleaseStateLock left, CancellationToken cancellationToken)
    {
        if (!builds().IsOurs(left.BuildId))
            return new SlotEvent.StateLockChecked(id.ToString(), Released: false, $"{left.BuildId}, which took it, is no build of this pipeline");
        var status = await builds().StatusOfAsync(left.BuildId, cancellationToken).ConfigureAwait(false);
        if (status == WorkStatus.Running)
            return new SlotEvent.StateLockChecked(id.ToString(), Released: false, $"{left.BuildId}, which took it, still runs");
        await locks().ReleaseAsync(id.Slot, left.LockId, cancellationToken).ConfigureAwait(false);
        return new SlotEvent.StateLockChecked(
            id.ToString(), Released: true, $"{left.BuildId}, which took it, {(status == WorkStatus.Gone ? "no longer exists" : "is over")}");
    }

    private async Task<SlotEvent> ReviewAsync(CommandId command, SlotCommand.ReviewPlan review, GateSettings gate, Slot slot, CancellationToken cancellationToken)
    {
        var id = command.ToString();
        var digest = images().DigestOfAsync(review.Repository, review.Tag, cancellationToken);
        var platforms = PlatformsAsync(review.Repository, slot, cancellationToken);
        await using var json = await artifacts().OpenAsync(review.Artifact.JsonKey, cancellationToken).ConfigureAwait(false);
        if (json is null)
            return new SlotEvent.CommandFailed(id, $"the plan {review.Artifact.JsonKey} is gone from the artifact bucket");
        try
        {
            var plan = PlanReviewer.Read(json, gate, command.Slot);
            var variables = await VariablesAsync(slot, cancellationToken).ConfigureAwait(false);
            var answer = policies is null ? null : await policies().AskAsync(c => artifacts().OpenAsync(review.Artifact.JsonKey, c), cancellationToken).ConfigureAwait(false);
            var reviewed = PlanReviewer.Review(plan, gate, variables, answer, await platforms.ConfigureAwait(false));
            return new SlotEvent.PlanReviewed(id, plan.Summary, await digest.ConfigureAwait(false), reviewed);
        }
        catch (PlanUnreadableException e)
        {
            return new SlotEvent.CommandFailed(id, $"the plan cannot be read: {e.Message}");
        }
    }

    /// <summary>The platforms of the image that is deployed.</summary>
    private async Task<IReadOnlyList<string>> PlatformsAsync(string repository, Slot slot, CancellationToken cancellationToken) =>
        slot.Active is { Request.Digest: { } digest } ? await images().PlatformsOfAsync(repository, digest, cancellationToken).ConfigureAwait(false) : [];

    /// <summary>How the generated variables differ from those of the current release; null without one.</summary>
    private async Task<VariableChanges?> VariablesAsync(Slot slot, CancellationToken cancellationToken)
    {
        if (slot is not { Active.VariablesKey: { } planned, LastVerified.VariablesKey: { } applied })
            return null;
        return VariableChanges.Between(
            await ReadAsync(applied, cancellationToken).ConfigureAwait(false), await ReadAsync(planned, cancellationToken).ConfigureAwait(false));
    }

    private async Task<string?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await artifacts().ReadTextAsync(key, LargestVariables, cancellationToken).ConfigureAwait(false);
        }
        catch (ArtifactTooLargeException)
        {
            return null;
        }
    }

    private async Task<SlotEvent> LookAtAlarmsAsync(string id, SlotCommand.CheckAlarms check, CancellationToken cancellationToken)
    {
        var (missing, raised) = await alarms().LookAsync(check.Alarms, cancellationToken).ConfigureAwait(false);
        return new SlotEvent.AlarmsChecked(id, missing, raised);
    }

    /// <summary>Tests what answers at an address. When that fails, the tasks may know why.</summary>
    private async Task<SlotEvent> TestAsync(
        string url, RolloutTarget target, string tag, EnvironmentSettings settings,
        Func<SmokeReport, SlotEvent> outcome, CancellationToken cancellationToken) => outcome(await ExplainedAsync(
            await smoke().RunAsync(new Uri(url), target, tag, settings, cancellationToken).ConfigureAwait(false), target, cancellationToken).ConfigureAwait(false));

    /// <summary>Tests what nobody can ask: its driver counts the tasks.</summary>
    private async Task<SlotEvent> CountAsync(RolloutTarget target, EnvironmentSettings settings, Func<SmokeReport, SlotEvent> outcome, CancellationToken cancellationToken)
    {
        var driver = drivers().FirstOrDefault(d => d.Name == target.Driver);
        var report = await tasks().RunAsync(
            token => driver is null ? Task.FromResult<TaskCount?>(null) : driver.CountTasksAsync(target, token), settings, cancellationToken).ConfigureAwait(false);
        return outcome(await ExplainedAsync(report, target, cancellationToken).ConfigureAwait(false));
    }

    private async Task<SmokeReport> ExplainedAsync(SmokeReport report, RolloutTarget target, CancellationToken cancellationToken)
    {
        if (!report.Passed && drivers().FirstOrDefault(d => d.Name == target.Driver) is { } driver
            && await driver.WhyTasksStoppedAsync(target, cancellationToken).ConfigureAwait(false) is { } why)
            report = report with { Sentence = $"{report.Sentence}; {why}" };
        return report;
    }

    private IRolloutDriver Driver(string name) => drivers().First(d => d.Name == name);

    private static string? RolloutCommand(Slot slot) => slot.Active?.Stage switch
    {
        Stage.Shifting s => s.Command,
        Stage.Baking b => b.Command,
        Stage.RollingBack r => r.Command,
        _ => null,
    };
}
