namespace Delightful.Local.Pager;

/// <summary>One event as it came.</summary>
public sealed record PagerEvent(DateTimeOffset At, string Action, string? Summary, string? Severity);

/// <summary>An incident with everything that was said of it, oldest first.</summary>
public sealed record Incident(string Key, IReadOnlyList<PagerEvent> Events)
{
    /// <summary><c>triggered</c>, <c>acknowledged</c> or <c>resolved</c>.</summary>
    public string State => Events[^1].Action switch
    {
        "resolve" => "resolved",
        "acknowledge" => "acknowledged",
        _ => Events.TakeLast(2).Any(e => e.Action == "acknowledge") ? "acknowledged" : "triggered",
    };
}

/// <summary>Everything that was recorded, as <c>GET /_recorded/pagerduty</c> answers it.</summary>
public sealed record PagerRecording(IReadOnlyList<Incident> Incidents);
