using Delightful.Simulation.Network;
using Delightful.Simulation.Time;

namespace Delightful.Simulation;

/// <summary>
/// What happened, step by step: always as one number that two equal runs share, and as lines for the reader when asked.
/// </summary>
internal sealed class Trace(Timetable time, bool keepsLines)
{
    private const ulong Prime = 1099511628211;

    public List<string> Lines { get; } = [];

    public ulong Hash { get; private set; } = 14695981039346656037;

    public bool KeepsLines => keepsLines;

    public void Note(string what, string of, long number = 0)
    {
        Mix((ulong)time.Now.Ticks);
        Mix(what);
        Mix(of);
        Mix((ulong)number);
        if (keepsLines)
            Line(number == 0 ? $"{what} {of}" : $"{what} {of} {number}");
    }

    /// <summary>The watchdog wakes every minute: the reader hears of it only when it does something.</summary>
    public void Invoked(string function, int attempt)
    {
        Mix((ulong)time.Now.Ticks);
        Mix(function);
        if (keepsLines && function != "Watchdog")
            Line($"{function} is called, attempt {attempt}");
    }

    public void Note(string by, string operation, Fate fate)
    {
        Mix((ulong)time.Now.Ticks);
        Mix(by);
        Mix(operation);
        Mix((ulong)fate);
        if (keepsLines && fate != Fate.Answered)
            Line($"{by}: {operation} {fate}");
    }

    public void Note(string what, string of, int attempt, Exception e)
    {
        Note(what, of, attempt);
        if (keepsLines)
            Line($"  {e.GetType().Name}: {e.Message}");
    }

    public void Line(string text) => Lines.Add($"{time.Now:d\\.hh\\:mm\\:ss\\.fff} {text}");

    private void Mix(string text)
    {
        var hash = Hash;
        foreach (var c in text)
            hash = (hash ^ c) * Prime;
        Hash = hash;
    }

    private void Mix(ulong number) => Hash = (Hash ^ number) * Prime;
}
