using Delightful.Core.Events;
using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Simulation;

/// <summary>
/// The people who are asked. They answer soon or too late, twice, against each other, or not at all; and others answer who
/// may not, or not so.
/// </summary>
internal sealed class Approvers(World world)
{
    private const int AtOnce = 60;
    private const int Soon = 3 * 60;
    private const int Late = 40 * 60;

    private readonly HashSet<string> _heard = [];
    private int _answers;

    private enum Flaw
    {
        None,
        Unproven,
        WrongToken,
        WithoutWord,
        Stranger,
    }

    /// <summary>They are asked; whoever is told twice knows it already.</summary>
    public void Hear(ApprovalRequested asked)
    {
        if (!_heard.Add(asked.Token))
            return;
        world.Watch.Approvals.Asked(asked);
        var settings = world.SettingsOf(new SlotKey(asked.Service, asked.Environment));
        if (world.Scenario.AllIsApproved)
        {
            Answer(asked, settings, ApprovalDecided.Approve, Flaw.None);
            return;
        }
        if (world.IsOneOf(4))
            Answer(asked, settings, ApprovalDecided.Approve, AnyFlaw(asked, settings));
        switch (world.Next(10))
        {
            case 0:
                Answer(asked, settings, ApprovalDecided.Reject, Flaw.None);
                break;
            case 1:
                Answer(asked, settings, ApprovalDecided.Approve, Flaw.None);
                Answer(asked, settings, ApprovalDecided.Reject, Flaw.None);
                break;
            case 2:
                Answer(asked, settings, ApprovalDecided.Approve, Flaw.None);
                Answer(asked, settings, ApprovalDecided.Approve, Flaw.None);
                break;
            case 3:
                break;
            default:
                Answer(asked, settings, ApprovalDecided.Approve, Flaw.None);
                break;
        }
    }

    private Flaw AnyFlaw(ApprovalRequested asked, EnvironmentSettings settings) => world.Next(4) switch
    {
        0 => Flaw.WrongToken,
        1 when asked.NeedsWord => Flaw.WithoutWord,
        2 when !settings.Approvals.Approvers.IsEmpty => Flaw.Stranger,
        _ => Flaw.Unproven,
    };

    private void Answer(ApprovalRequested asked, EnvironmentSettings settings, string decision, Flaw flaw) => world.After(5, WithinOf(), () =>
    {
        if (flaw == Flaw.None && decision == ApprovalDecided.Approve)
            world.Watch.Approvals.Approved(asked);
        world.Trace.Note(decision, asked.DeploymentId, (long)flaw);
        world.Events.Own(
            new ApprovalDecided
            {
                Service = asked.Service,
                Environment = asked.Environment,
                DeploymentId = asked.DeploymentId,
                Decision = decision,
                Token = flaw == Flaw.WrongToken ? new string('0', 32) : asked.Token,
                Confirmation = asked.NeedsWord && flaw != Flaw.WithoutWord ? "DEPLOY" : null,
                Reason = "it was looked at",
                RequestId = $"answer-{++_answers}",
                By = new By { Name = "ada", Via = "slack", Id = flaw == Flaw.Stranger ? "U0NOBODY1" : IdOf(settings), IsVerified = true },
            },
            source: flaw == Flaw.Unproven ? "delightful.operator" : "delightful");
    });

    private int WithinOf() => world.Scenario.AllIsApproved ? AtOnce : world.IsOneOf(6) ? Late : Soon;

    /// <summary>Somebody on the list, where there is one.</summary>
    private static string IdOf(EnvironmentSettings settings) => settings.Approvals.Approvers is [var first, ..] ? first.Slack! : "U0ANYBODY";
}
