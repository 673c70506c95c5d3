using Delightful.Local.EventBridge.Rules;
using Delightful.Local.Queues;

namespace Delightful.Local.EventBridge.Targets;

sealed class QueueTarget(QueueClient queues) : ITargetSender
{
    public bool Sends(string arn) => arn.StartsWith("arn:aws:sqs:", StringComparison.Ordinal);

    public Task SendAsync(Target target, string input, BusEvent accepted, CancellationToken ct) =>
        queues.SendAsync(target.Arn, input, target.MessageGroupId, attributes: [], ct);
}
