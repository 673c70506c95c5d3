using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Delightful.Local.EventBridge.Patterns;

namespace Delightful.Local.EventBridge.Rules;

/// <summary>
/// The rules of every bus, compiled. moto keeps them, so that rules made by CloudFormation, Terraform and
/// the CLI are the same rules; this is read again whenever one of them may have changed.
/// </summary>
sealed class RuleBook(MotoClient moto)
{
    readonly SemaphoreSlim reading = new(1);
    volatile FrozenDictionary<string, Rule[]> byBus = new Dictionary<string, Rule[]> { [BusName.Default] = [] }.ToFrozenDictionary();

    /// <summary>Raised after each reading.</summary>
    public event Action? Changed;

    public IEnumerable<Rule> All => byBus.Values.SelectMany(rules => rules);

    public bool HasBus(string bus) => byBus.ContainsKey(bus);

    public IReadOnlyList<Rule> On(string bus) => byBus.TryGetValue(bus, out var rules) ? rules : [];

    public async Task ReadAsync(CancellationToken ct)
    {
        await reading.WaitAsync(ct);
        try
        {
            var read = new Dictionary<string, Rule[]>();
            foreach (var bus in await PagesAsync("ListEventBuses", [], "EventBuses", ct))
                read[(string)bus["Name"]!] = await RulesAsync((string)bus["Name"]!, ct);
            byBus = read.ToFrozenDictionary();
        }
        finally
        {
            reading.Release();
        }
        Changed?.Invoke();
    }

    async Task<Rule[]> RulesAsync(string bus, CancellationToken ct)
    {
        List<Rule> rules = [];
        foreach (var rule in await PagesAsync("ListRules", new() { ["EventBusName"] = bus }, "Rules", ct))
        {
            var name = (string)rule["Name"]!;
            var targets = await PagesAsync("ListTargetsByRule", new() { ["EventBusName"] = bus, ["Rule"] = name }, "Targets", ct);
            rules.Add(new Rule(
                name,
                (string)rule["Arn"]!,
                bus,
                (string?)rule["State"] is null or "ENABLED",
                (string?)rule["EventPattern"] is { Length: > 0 } pattern ? EventPattern.Parse(pattern) : null,
                (string?)rule["ScheduleExpression"],
                [.. targets.Select(Target.From)]));
        }
        return [.. rules];
    }

    async Task<List<JsonObject>> PagesAsync(string operation, JsonObject request, string member, CancellationToken ct)
    {
        List<JsonObject> all = [];
        do
        {
            var page = await moto.JsonAsync("events", $"AWSEvents.{operation}", request, ct);
            all.AddRange((page[member] as JsonArray ?? []).Cast<JsonObject>());
            request["NextToken"] = page["NextToken"]?.DeepClone();
        }
        while (request["NextToken"] is not null);
        return all;
    }
}
