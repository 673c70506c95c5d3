namespace Delightful.Local.Faults;

/// <summary>Faults on demand: what is to go wrong next. Each fault is used up by what it hits.</summary>
public sealed class FaultPlan
{
    readonly Lock gate = new();
    readonly List<EventFault> events = [];
    readonly List<FunctionFault> functions = [];

    /// <summary>Adds faults for events that are yet to be routed.</summary>
    public void Add(EventFault fault)
    {
        lock (gate)
            events.Add(fault);
    }

    /// <summary>Adds a kill for a function's next invocations.</summary>
    public void Add(FunctionFault fault)
    {
        lock (gate)
            functions.Add(fault);
    }

    /// <summary>Forgets every fault not used yet.</summary>
    public void Clear()
    {
        lock (gate)
        {
            events.Clear();
            functions.Clear();
        }
    }

    /// <summary>Takes one use of the first fault for such an event, or null.</summary>
    internal EventFault? TakeEvent(string source, string detailType, string json)
    {
        lock (gate)
        {
            var at = events.FindIndex(f => f.Source == source && (f.DetailType is null || f.DetailType == detailType)
                && (f.About is null || json.Contains(f.About, StringComparison.Ordinal)));
            if (at < 0)
                return null;
            var fault = events[at];
            if (fault.Count <= 1)
                events.RemoveAt(at);
            else
                events[at] = fault with { Count = fault.Count - 1 };
            return fault;
        }
    }

    /// <summary>Takes one use of the first fault for such a function, or null.</summary>
    internal FunctionFault? TakeFunction(string function)
    {
        lock (gate)
        {
            var at = functions.FindIndex(f => f.Function == function);
            if (at < 0)
                return null;
            var fault = functions[at];
            if (fault.Count <= 1)
                functions.RemoveAt(at);
            else
                functions[at] = fault with { Count = fault.Count - 1 };
            return fault;
        }
    }
}
