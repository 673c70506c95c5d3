namespace Delightful.Local.Recorders;

/// <summary>The fault that a recorder is to show next; each call it hits uses it up by one.</summary>
public sealed class FaultSwitch
{
    readonly Lock gate = new();
    Fault? next;

    /// <summary>Replaces what was set before; null ends all faults.</summary>
    public void Set(Fault? fault)
    {
        lock (gate)
            next = fault is { Times: > 0 } ? fault : null;
    }

    /// <summary>The fault for this call, or null when it is to be answered properly.</summary>
    public Fault? Take()
    {
        lock (gate)
        {
            var taken = next;
            next = taken is { Times: > 1 } ? taken with { Times = taken.Times - 1 } : null;
            return taken;
        }
    }
}
