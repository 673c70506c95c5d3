namespace Delightful.Simulation.Time;

/// <summary>What is still to happen, in order of time, and at one time in order of entry. The only clock of a world.</summary>
internal sealed class Timetable
{
    private readonly PriorityQueue<Appointment, Moment> _due = new();
    private long _order;

    public static readonly DateTimeOffset Start = new(2026, 1, 2, 9, 0, 0, TimeSpan.Zero);

    public TimeSpan Now { get; private set; }

    public DateTimeOffset Clock => Start + Now;

    /// <summary>How much is under way that has to happen before a world is at rest.</summary>
    public int UnderWay { get; private set; }

    /// <summary>Has something done later. What only guards, like a time limit, does not count as under way.</summary>
    public Appointment After(TimeSpan delay, Action act, bool counts = true)
    {
        UnderWay += counts ? 1 : 0;
        var appointment = new Appointment(act, counts);
        _due.Enqueue(appointment, new Moment((Now + delay).Ticks, _order++));
        return appointment;
    }

    public void Cancel(Appointment appointment)
    {
        if (appointment.Act is null)
            return;
        appointment.Act = null;
        UnderWay -= appointment.Counts ? 1 : 0;
    }

    public bool Step()
    {
        while (_due.TryDequeue(out var next, out var at))
        {
            if (next.Act is not { } act)
                continue;
            Now = TimeSpan.FromTicks(at.Ticks);
            Cancel(next);
            act();
            return true;
        }
        return false;
    }

    private readonly record struct Moment(long Ticks, long Order) : IComparable<Moment>
    {
        public int CompareTo(Moment other) => Ticks != other.Ticks ? Ticks.CompareTo(other.Ticks) : Order.CompareTo(other.Order);
    }
}

/// <summary>Something that is to happen, and can be cancelled until it does.</summary>
internal sealed class Appointment(Action act, bool counts)
{
    public Action? Act { get; set; } = act;

    public bool Counts { get; } = counts;
}
