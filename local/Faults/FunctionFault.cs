namespace Delightful.Local.Faults;

/// <summary>When in an invocation the function's process is killed.</summary>
public enum KillMoment
{
    /// <summary>Before the event is handed over: no side effect has happened.</summary>
    Before,

    /// <summary>When the function has answered: all side effects have happened and the invocation still fails.</summary>
    After,

    /// <summary><see cref="FunctionFault.Delay"/> after the event is handed over.</summary>
    During,
}

/// <summary>Kills the process of a function in its next <paramref name="Count"/> invocations.</summary>
public sealed record FunctionFault(string Function, KillMoment Moment, int Count = 1, TimeSpan Delay = default);
