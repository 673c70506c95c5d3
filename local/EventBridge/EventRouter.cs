using Delightful.Local.EventBridge.Archives;
using Delightful.Local.EventBridge.Rules;
using Delightful.Local.EventBridge.Targets;
using Delightful.Local.Faults;

namespace Delightful.Local.EventBridge;

/// <summary>Takes an event to the targets of every enabled rule of its bus that matches. Delivery goes on behind the caller.</summary>
sealed class EventRouter(RuleBook rules, ArchiveBook archives, Delivery delivery, EventLog log, FaultPlan faults, BackgroundWork background)
{
    public void Route(BusEvent accepted)
    {
        var fault = faults.TakeEvent(accepted.Source, accepted.DetailType, accepted.Text);
        switch (fault?.Kind)
        {
            case EventFaultKind.Lose:
                log.Add(accepted, [], "lost");
                break;
            case EventFaultKind.Delay:
                background.Run("a delayed event", async ct =>
                {
                    await Task.Delay(fault.Delay, ct);
                    Match(accepted, "delayed");
                });
                break;
            case EventFaultKind.Duplicate:
                Match(accepted, null);
                Match(accepted, "duplicate");
                break;
            default:
                Match(accepted, null);
                break;
        }
    }

    /// <summary>Sends an event to one rule's targets whatever its pattern says: what a schedule does.</summary>
    public void RouteTo(Rule rule, BusEvent accepted)
    {
        log.Add(accepted, [rule.Name], null);
        Send(rule, accepted);
    }

    /// <summary>Sends an archived event again to the rules of its bus that match, or to those of them that are named.</summary>
    public void Replay(BusEvent again, IReadOnlyList<string> ruleArns) => Match(again, null, ruleArns);

    void Match(BusEvent accepted, string? fault, IReadOnlyList<string>? only = null)
    {
        archives.Offer(accepted);
        var matched = rules.On(accepted.Bus)
            .Where(r => r.Enabled && (only is not { Count: > 0 } || only.Contains(r.Arn)) && r.Pattern?.Matches(accepted.Json) == true).ToList();
        log.Add(accepted, [.. matched.Select(r => r.Name)], fault);
        foreach (var rule in matched)
            Send(rule, accepted);
    }

    void Send(Rule rule, BusEvent accepted)
    {
        foreach (var target in rule.Targets)
            background.Run($"delivery to {target.Arn}", ct => delivery.DeliverAsync(rule, target, accepted, ct));
    }
}
