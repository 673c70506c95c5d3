using Delightful.Core.Deployments;
using Delightful.Core.Slots;
using Delightful.Core.Verification;

namespace Delightful.Cloud;

/// <summary>
/// Moves traffic to a release and back: one driver for each way of doing it. Only the driver reads
/// <see cref="RolloutTarget.DriverSettings"/>. An exception means that it may succeed later; what never can is a
/// <see cref="SlotEvent.CommandFailed"/>.
/// </summary>
public interface IRolloutDriver
{
    /// <summary>The name that a <see cref="RolloutTarget"/> names it by.</summary>
    string Name { get; }

    /// <summary>
    /// Starts a rollout, or finds the one that runs for this command. Answers <see cref="SlotEvent.RolloutStarted"/>; or, for
    /// one that is over already, the <see cref="SlotEvent.RolloutChanged"/> that says how it ended.
    /// </summary>
    Task<SlotEvent> CreateAsync(CommandId id, RolloutTarget target, bool rerun, CancellationToken cancellationToken);

    /// <summary>
    /// Stops a rollout and gives the traffic back to blue. Answers <see cref="SlotEvent.CommandDone"/>; or, for a rollout
    /// of <paramref name="command"/> that was over already, the <see cref="SlotEvent.RolloutChanged"/> that says how it
    /// ended. That answer names <paramref name="command"/>, so it does not confirm <paramref name="id"/>: stopping is done
    /// once nobody waits for that rollout any more.
    /// </summary>
    /// <param name="id">The command to stop.</param>
    /// <param name="command">The command whose rollout the caller waits for; null when it waits for none.</param>
    /// <param name="rolloutId">The rollout.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task<SlotEvent> StopAsync(CommandId id, string? command, string rolloutId, CancellationToken cancellationToken);

    /// <summary>Gives a hook its verdict. A hook that has one already is left alone.</summary>
    Task<SlotEvent> AnswerHookAsync(CommandId id, string rolloutId, string hookId, bool passed, CancellationToken cancellationToken);

    /// <summary>How a rollout is; <see cref="WorkStatus.Gone"/> when it is unknown.</summary>
    Task<SlotEvent> AskAsync(TruthQuestion.Rollout question, CancellationToken cancellationToken);

    /// <summary>The commands whose rollouts are running, as far as the cloud itself knows of commands.</summary>
    Task<IReadOnlyList<CommandId>> RunningAsync(CancellationToken cancellationToken);

    /// <summary>Compares what runs with what was asked for. Answers <see cref="SlotEvent.RunningConfirmed"/>.</summary>
    Task<SlotEvent> ConfirmRunningAsync(CommandId id, SlotCommand.ConfirmRunning command, CancellationToken cancellationToken);

    /// <summary>How many tasks run of those wanted, for a service that nobody can ask anything; null when there is no such service.</summary>
    Task<TaskCount?> CountTasksAsync(RolloutTarget target, CancellationToken cancellationToken);

    /// <summary>What the tasks of a release say that did not stay up, in one sentence; null when none did, or nobody can tell.</summary>
    Task<string?> WhyTasksStoppedAsync(RolloutTarget target, CancellationToken cancellationToken);
}
