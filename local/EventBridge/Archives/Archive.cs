using System.Text.Json.Nodes;
using Delightful.Local.EventBridge.Patterns;

namespace Delightful.Local.EventBridge.Archives;

/// <summary>The events of one bus that match a pattern, kept for as many days as it says; 0 keeps them for ever.</summary>
sealed class Archive(string name, string busArn, string? description, string? pattern, int retentionDays, DateTimeOffset created)
{
    readonly EventPattern? matching = pattern is null ? null : EventPattern.Parse(pattern);
    readonly Lock gate = new();
    readonly List<BusEvent> events = [];

    public string Name => name;

    public string Arn => $"arn:aws:events:{LocalCloudOptions.Region}:{LocalCloudOptions.Account}:archive/{name}";

    public string BusArn => busArn;

    /// <summary>Keeps an event of its bus that matches. What a replay brings is not kept again.</summary>
    public void Offer(BusEvent accepted)
    {
        if (accepted.Replay is not null || Rules.BusName.Of(busArn) != accepted.Bus || matching?.Matches(accepted.Json) == false)
            return;
        lock (gate)
            events.Add(accepted);
    }

    /// <summary>The events of a time, from its first moment to before its last, oldest first.</summary>
    public IReadOnlyList<BusEvent> Between(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        lock (gate)
        {
            if (retentionDays > 0)
                events.RemoveAll(e => e.Time < now.AddDays(-retentionDays));
            return [.. events.Where(e => e.Time >= from && e.Time < to).OrderBy(e => e.Time)];
        }
    }

    public JsonObject ToJson(DateTimeOffset now)
    {
        var kept = Between(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, now);
        return new JsonObject
        {
            ["ArchiveArn"] = Arn,
            ["ArchiveName"] = name,
            ["Description"] = description,
            ["EventSourceArn"] = busArn,
            ["EventPattern"] = pattern,
            ["State"] = "ENABLED",
            ["RetentionDays"] = retentionDays,
            ["EventCount"] = kept.Count,
            ["SizeBytes"] = kept.Sum(e => e.Text.Length),
            ["CreationTime"] = created.ToUnixTimeSeconds(),
        };
    }
}
