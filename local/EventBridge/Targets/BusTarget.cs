using Delightful.Local.EventBridge.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Local.EventBridge.Targets;

/// <summary>Another bus gets the event itself. As on AWS, it goes no further than one more bus.</summary>
sealed class BusTarget(IServiceProvider services, RuleBook rules) : ITargetSender
{
    public bool Sends(string arn) => arn.StartsWith("arn:aws:events:", StringComparison.Ordinal) && arn.Contains(":event-bus/", StringComparison.Ordinal);

    public Task SendAsync(Target target, string input, BusEvent accepted, CancellationToken ct)
    {
        var bus = BusName.Of(target.Arn);
        if (!rules.HasBus(bus))
            throw new AwsException("ResourceNotFoundException", $"Event bus {bus} does not exist.");
        if (!accepted.Forwarded)
            services.GetRequiredService<EventRouter>().Route(accepted with { Bus = bus, Forwarded = true });
        return Task.CompletedTask;
    }
}
