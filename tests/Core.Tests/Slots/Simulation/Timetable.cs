namespace Delightful.Core.Tests.Slots.Simulation;

/// <summary>What is still to happen, in order of time. The only clock of a simulation.</summary>
internal sealed class Timetable
{
    private readonly PriorityQueue<(Action Do, bool Counts), (TimeSpan At, int Order)> _due = new();
    private int _order;

    public TimeSpan Now { get; private set; }

    public DateTimeOffset Clock => Catalogue.Start + Now;

    /// <summary>How many things are under way that are not the watchdog's next look.</summary>
    public int UnderWay { get; private set; }

    public void After(TimeSpan delay, Action act, bool counts = true)
    {
        UnderWay += counts ? 1 : 0;
        _due.Enqueue((act, counts), (Now + delay, _order++));
    }

    public bool Step()
    {
        if (!_due.TryDequeue(out var next, out var when))
            return false;
        Now = when.At;
        UnderWay -= next.Counts ? 1 : 0;
        next.Do();
        return true;
    }
}
