namespace Delightful.Simulation.Functions;

/// <summary>One call of a function, in one instance.</summary>
internal sealed class Invocation(string function, int number, Instance instance)
{
    public string Function { get; } = function;

    public int Number { get; } = number;

    public Instance Instance { get; } = instance;

    /// <summary>Told true when it begins and false when it ends, in whatever way; null when nobody wants to know.</summary>
    public Action<bool>? Around { get; init; }

    /// <summary>True once its process was killed: nothing answers it and no timer wakes it, so nothing of it runs any more.</summary>
    public bool IsDead { get; set; }

    /// <summary>True once it was kept from running for longer than any function may run, and ran on after that.</summary>
    public bool IsLate { get; set; }

    /// <summary>True once it returned or threw.</summary>
    public bool IsOver { get; set; }

    public override string ToString() => $"{Function}#{Number}";
}

/// <summary>Which invocation the code that runs belongs to. All runs on one thread; an await is where it changes.</summary>
internal sealed class CurrentInvocation
{
    public Invocation? Value { get; private set; }

    /// <summary>Runs code of an invocation until its next wait.</summary>
    public void Run(Invocation? owner, Action act)
    {
        var before = Value;
        Value = owner;
        try
        {
            act();
        }
        finally
        {
            Value = before;
        }
    }
}
