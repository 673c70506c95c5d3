namespace Delightful.Local.Faults;

/// <summary>Faults on demand: what is to go wrong next. Each fault is used up by what it hits.</summary>
public sealed class FaultPlan
{
    readonly Lock gate = new();
    readonly List<EventFault> events = [];
    readonly List<FunctionFault> functions = [];
    readonly List<ServiceFault> services = [];

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

    /// <summary>Adds faults for the next calls of a service.</summary>
    public void Add(ServiceFault fault)
    {
        lock (gate)
            services.Add(fault);
    }

    /// <summary>Forgets every fault not used yet.</summary>
    public void Clear()
    {
        lock (gate)
        {
            events.Clear();
            functions.Clear();
            services.Clear();
        }
    }

    /// <summary>Takes one use of the first fault for such an event, or null.</summary>
    internal EventFault? TakeEvent(string source, string detailType, string json) => Take(
        events,
        f => f.Source == source && (f.DetailType is null || f.DetailType == detailType) && (f.About is null || json.Contains(f.About, StringComparison.Ordinal)),
        f => f.Count > 1 ? f with { Count = f.Count - 1 } : null);

    /// <summary>Takes one use of the first fault for such a function, or null.</summary>
    internal FunctionFault? TakeFunction(string function) =>
        Take(functions, f => f.Function == function, f => f.Count > 1 ? f with { Count = f.Count - 1 } : null);

    /// <summary>Takes one use of the first fault for such a call, or null.</summary>
    internal ServiceFault? TakeCall(string service, string? operation, Func<string, bool> isAbout) => Take(
        services,
        f => f.Service == service && (f.Operation is null || f.Operation == operation) && (f.About is null || isAbout(f.About)),
        f => f.Count > 1 ? f with { Count = f.Count - 1 } : null);

    T? Take<T>(List<T> faults, Predicate<T> hits, Func<T, T?> left) where T : class
    {
        lock (gate)
        {
            var at = faults.FindIndex(hits);
            if (at < 0)
                return null;
            var fault = faults[at];
            if (left(fault) is { } rest)
                faults[at] = rest;
            else
                faults.RemoveAt(at);
            return fault;
        }
    }
}
