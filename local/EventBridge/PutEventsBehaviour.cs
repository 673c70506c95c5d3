using System.Text.Json.Nodes;
using Delightful.Local.EventBridge.Rules;

namespace Delightful.Local.EventBridge;

/// <summary>PutEvents: accepts or refuses each entry by itself and routes what it accepts.</summary>
sealed class PutEventsBehaviour(EventRouter router, RuleBook rules, TimeProvider time) : IAwsBehaviour
{
    public bool Owns(AwsRequest request) => request is { Service: "events", Operation: "PutEvents" };

    public async Task AnswerAsync(AwsRequest request, CancellationToken ct)
    {
        var results = EntryCheck.Entries(request.Json()).Select(e => Put((JsonObject)e!)).ToArray();
        await request.AnswerAsync(new JsonObject
        {
            ["FailedEntryCount"] = results.Count(r => r.ContainsKey("ErrorCode")),
            ["Entries"] = new JsonArray([.. results]),
        }, ct);
    }

    JsonObject Put(JsonObject entry)
    {
        if (EntryCheck.Refusal(entry) is var (code, message))
            return Refused(code, message);
        var bus = BusName.Of((string?)entry["EventBusName"]);
        if (!rules.HasBus(bus))
            return Refused("ResourceNotFoundException", $"Event bus {bus} does not exist.");
        var accepted = BusEvent.Create(
            bus,
            (string)entry["Source"]!,
            (string)entry["DetailType"]!,
            (entry["Resources"] as JsonArray ?? []).Select(r => (string)r!),
            (string)entry["Detail"]!,
            Time(entry["Time"]));
        router.Route(accepted);
        return new JsonObject { ["EventId"] = accepted.Id };
    }

    DateTimeOffset Time(JsonNode? given) => given switch
    {
        null => time.GetUtcNow(),
        _ when given.GetValueKind() == System.Text.Json.JsonValueKind.Number => DateTimeOffset.FromUnixTimeMilliseconds((long)(given.GetValue<double>() * 1000)),
        _ => DateTimeOffset.Parse((string)given!, System.Globalization.CultureInfo.InvariantCulture),
    };

    static JsonObject Refused(string code, string message) => new() { ["ErrorCode"] = code, ["ErrorMessage"] = message };
}
