using System.Collections.Immutable;
using System.Text.Json;
using Delightful.Core;
using Delightful.Core.Events;
using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Simulation.Scenarios;

/// <summary>Makes a scenario of a story: events as rules see them, with nothing else going wrong.</summary>
internal static class StoryReader
{
    public static Scenario Read(string text)
    {
        ImmutableArray<(DateTimeOffset At, Act Act)> told;
        try
        {
            using var story = JsonDocument.Parse(text);
            told = [.. story.RootElement.EnumerateArray().Select(e => (e.GetProperty("time").GetDateTimeOffset(), ActOf(e)))];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException($"it is no array of events with time, detail-type and detail: {e.Message}", e);
        }
        if (told.IsEmpty)
            throw new FormatException("nothing happens in it");
        var start = told.Min(t => t.At);
        var acts = told.OrderBy(t => t.At).Select(t => t.Act with { At = t.At - start }).ToImmutableArray();
        return new Scenario { Seed = 1, Services = ServicesOf(acts), Acts = acts, Faults = new FaultMix(), FaultsLast = acts[^1].At, AllIsApproved = true };
    }

    private static Act ActOf(JsonElement told)
    {
        var detail = told.GetProperty("detail");
        return told.GetProperty("detail-type").GetString() switch
        {
            "ECR Image Action" => new Act.Push(
                TimeSpan.Zero, Text(detail, "repository-name"), Text(detail, "image-tag"), Text(detail, "image-digest"), BehaviourOf(told)),
            "CloudWatch Alarm State Change" => new Act.Alarm(TimeSpan.Zero, Text(detail, "alarmName")),
            RollbackRequested.DetailType => new Act.AskBack(TimeSpan.Zero, Checked(detail.Deserialize(CoreJson.Default.RollbackRequestedDetail)!, RequestRules.Check)),
            HoldLiftRequested.DetailType => new Act.Lift(TimeSpan.Zero, Checked(detail.Deserialize(CoreJson.Default.HoldLiftRequestedDetail)!, RequestRules.Check)),
            PromotionRequested.DetailType => new Act.Promote(TimeSpan.Zero, Checked(detail.Deserialize(CoreJson.Default.PromotionRequestedDetail)!, RequestRules.Check)),
            UnlockRequested.DetailType => new Act.Unlock(TimeSpan.Zero, new SlotKey(Text(detail, "service"), Text(detail, "environment"))),
            var other => throw new FormatException($"'{other}' follows from what is told; tell of images, alarms and requests only"),
        };
    }

    private static T Checked<T>(T request, Func<T, InputError?> check) =>
        check(request) is { } wrong ? throw new FormatException(wrong.ToString()) : request;

    private static Behaviour BehaviourOf(JsonElement told)
    {
        if (!told.TryGetProperty("behaviour", out var named))
            return Behaviour.Healthy;
        return Enum.TryParse<Behaviour>(named.GetString()?.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var known)
            ? known
            : throw new FormatException($"there is no behaviour '{named}'; there are {string.Join(", ", Enum.GetNames<Behaviour>().Select(Dashed))}");
    }

    /// <summary>Every repository that is pushed to is a service of its name, in dev and wherever people ask for something.</summary>
    private static ImmutableArray<ServiceDefinition> ServicesOf(ImmutableArray<Act> acts)
    {
        var asked = acts.Select(SlotOf).OfType<SlotKey>().ToList();
        var services = acts.OfType<Act.Push>().Select(p => p.Service).Distinct().ToList();
        if (asked.Find(s => !services.Contains(s.Service)) is { Service: { } unknown })
            throw new FormatException($"nothing is pushed to {unknown}");
        return [.. services.Select(name => new ServiceDefinition
        {
            Service = name,
            Repository = name,
            RepositoryUrl = $"123456789012.dkr.ecr.us-east-1.amazonaws.com/{name}",
            SourceRepository = $"example/{name}",
            Environments = [.. asked.Where(s => s.Service == name).Select(s => s.Environment).Prepend("dev").Distinct()
                .Select(e => new EnvironmentSettings { Name = e, Production = e is "prod" or "production" })],
        })];
    }

    private static SlotKey? SlotOf(Act act) => act switch
    {
        Act.AskBack { Asked: { Service: { } service, Environment: { } environment } } => new SlotKey(service, environment),
        Act.Lift { Asked: { Service: { } service, Environment: { } environment } } => new SlotKey(service, environment),
        Act.Promote { Asked: { Service: { } service, Environment: { } environment } } => new SlotKey(service, environment),
        Act.Unlock unlock => unlock.Slot,
        _ => null,
    };

    private static string Text(JsonElement detail, string name) =>
        detail.GetProperty(name).GetString() is { Length: > 0 } text ? text : throw new FormatException($"{name} is empty");

    private static string Dashed(string name) => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
