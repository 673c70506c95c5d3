using Delightful.Local.EventBridge.Rules;

namespace Delightful.Local.EventBridge.Targets;

/// <summary>Hands input to one kind of target. An <see cref="AwsException"/> is a failed attempt.</summary>
interface ITargetSender
{
    bool Sends(string arn);

    Task SendAsync(Target target, string input, BusEvent accepted, CancellationToken ct);
}
