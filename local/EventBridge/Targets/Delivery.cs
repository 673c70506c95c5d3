using Delightful.Local.EventBridge.Rules;
using Delightful.Local.Queues;
using Microsoft.Extensions.Logging;

namespace Delightful.Local.EventBridge.Targets;

/// <summary>
/// Delivers to one target under its retry policy, then to its dead-letter queue, or drops the event. A target
/// that does not exist is not tried again.
/// </summary>
sealed class Delivery(IEnumerable<ITargetSender> senders, QueueClient queues, LocalCloudOptions options, TimeProvider time, ILogger<Delivery> log)
{
    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    public async Task DeliverAsync(Rule rule, Target target, BusEvent accepted, CancellationToken ct)
    {
        var input = TargetInput.For(rule, target, accepted, time.GetUtcNow());
        var age = TimeSpan.Zero;
        for (var retries = 0; ; retries++)
        {
            if (await TryAsync(target, input, accepted, ct) is not { } failure)
                return;
            var pause = TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(retries, 20)));
            age += pause;
            var exhausted = failure.IsFinal ? null : retries >= target.MaximumRetryAttempts ? "MaximumRetryAttempts" : age > target.MaximumEventAge ? "MaximumEventAgeInSeconds" : "";
            if (exhausted == "")
                await Task.Delay(options.Scaled(pause), time, ct);
            else
            {
                await GiveUpAsync(rule, target, accepted, failure, retries, exhausted, ct);
                return;
            }
        }
    }

    async Task<DeliveryFailure?> TryAsync(Target target, string input, BusEvent accepted, CancellationToken ct)
    {
        if (senders.FirstOrDefault(s => s.Sends(target.Arn)) is not { } sender)
            return new DeliveryFailure("UNSUPPORTED_TARGET", $"Targets like {target.Arn} are not part of the local cloud.", IsFinal: true);
        try
        {
            await sender.SendAsync(target, input, accepted, ct);
            return null;
        }
        catch (AwsException e)
        {
            return DeliveryFailure.From(e);
        }
        catch (HttpRequestException e)
        {
            return new DeliveryFailure("INTERNAL_ERROR", e.Message, IsFinal: false);
        }
    }

    async Task GiveUpAsync(Rule rule, Target target, BusEvent accepted, DeliveryFailure failure, int retries, string? exhausted, CancellationToken ct)
    {
        log.LogWarning("Rule {Rule} could not deliver event {Event} to {Target}: {Reason}", rule.Name, accepted.Id, target.Arn, failure.Message);
        if (target.DeadLetterArn is not { } queue)
            return;
        Dictionary<string, string> attributes = new()
        {
            ["RULE_ARN"] = rule.Arn,
            ["TARGET_ARN"] = target.Arn,
            ["ERROR_CODE"] = failure.Code,
            ["ERROR_MESSAGE"] = failure.Message,
            ["RETRY_ATTEMPTS"] = retries.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        if (exhausted is not null)
            attributes["EXHAUSTED_RETRY_CONDITION"] = exhausted;
        await queues.SendAsync(queue, accepted.Text, null, attributes, ct);
    }
}
