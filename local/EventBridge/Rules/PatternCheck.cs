using System.Text.Json;
using Delightful.Local.EventBridge.Patterns;
using Delightful.Local.EventBridge.Schedules;
using Delightful.Local.Gateway;

namespace Delightful.Local.EventBridge.Rules;

/// <summary>PutRule and TestEventPattern: moto keeps the rule, but what is a pattern and what it matches is decided here.</summary>
sealed class PatternCheck(MotoForwarder moto, RuleBook rules, TimeProvider time) : IAwsBehaviour
{
    static readonly string[] Required = ["id", "account", "source", "time", "region", "resources", "detail-type"];

    public bool Owns(AwsRequest request) => request is { Service: "events", Operation: "PutRule" or "TestEventPattern" };

    public Task AnswerAsync(AwsRequest request, CancellationToken ct) =>
        request.Operation == "PutRule" ? PutRuleAsync(request, ct) : TestAsync(request, ct);

    async Task PutRuleAsync(AwsRequest request, CancellationToken ct)
    {
        var rule = request.Json();
        if ((string?)rule["EventPattern"] is { Length: > 0 } pattern)
            EventPattern.Parse(pattern);
        if ((string?)rule["ScheduleExpression"] is { Length: > 0 } schedule)
            Schedule.Parse(schedule).Next(time.GetUtcNow());
        var answer = await moto.AskAsync(request, ct);
        if (answer.Succeeded)
            await rules.ReadAsync(ct);
        await answer.WriteAsync(request.Http.Response, ct);
    }

    static Task TestAsync(AwsRequest request, CancellationToken ct)
    {
        var pattern = EventPattern.Parse((string?)request.Json()["EventPattern"] ?? "");
        var matched = pattern.Matches(Event((string?)request.Json()["Event"] ?? ""));
        return request.AnswerAsync(new System.Text.Json.Nodes.JsonObject { ["Result"] = matched }, ct);
    }

    static JsonElement Event(string text)
    {
        try
        {
            var json = JsonElement.Parse(text, new JsonDocumentOptions { MaxDepth = EntryCheck.MaxDepth });
            var missing = Required.Where(name => json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out _)).ToList();
            return missing.Count == 0 ? json : throw Invalid($"it lacks {string.Join(", ", missing)}");
        }
        catch (JsonException)
        {
            throw Invalid("it is not JSON");
        }
    }

    static AwsException Invalid(string reason) => new("ValidationException", $"Parameter Event is not valid. Reason: {reason}.");
}
