namespace Delightful.Local.Pager;

/// <summary>Keeps incidents as the pager does: events of one key belong to the one that is open, and what is said of none is dropped.</summary>
public sealed class PagerRecorder(TimeProvider clock)
{
    readonly Lock gate = new();
    readonly List<Incident> incidents = [];

    /// <summary>A copy of everything, in the order it came.</summary>
    public PagerRecording Recording
    {
        get
        {
            lock (gate)
                return new([.. incidents]);
        }
    }

    internal void Take(string key, string action, string? summary, string? severity)
    {
        lock (gate)
        {
            var happened = new PagerEvent(clock.GetUtcNow(), action, summary, severity);
            var at = incidents.FindLastIndex(known => known.Key == key && known.State != "resolved");
            if (at >= 0)
                incidents[at] = incidents[at] with { Events = [.. incidents[at].Events, happened] };
            else if (action == "trigger")
                incidents.Add(new(key, [happened]));
        }
    }
}
