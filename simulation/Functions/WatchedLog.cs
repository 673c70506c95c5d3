using System.Text.RegularExpressions;
using Amazon.Lambda.Core;

namespace Delightful.Simulation.Functions;

/// <summary>The log of all functions: what they swallow is looked at, and the lines become part of a trace that is read.</summary>
internal sealed partial class WatchedLog(World world) : ILambdaLogger
{
    public void Log(string message) => Write(message, []);

    public void LogLine(string message) => Write(message, []);

    public void Log(string level, string message, params object[] args) => Write(message, args);

    public void Log(LogLevel level, string message, params object[] args) => Write(message, args);

    public void Log(string level, Exception exception, string message, params object[] args) => Write(exception, message, args);

    public void Log(LogLevel level, Exception exception, string message, params object[] args) => Write(exception, message, args);

    private void Write(Exception exception, string message, object[] args)
    {
        world.Watch.Saw(exception);
        Write($"{message} {exception.GetType().Name}: {exception.Message}", args);
    }

    private void Write(string message, object[] args)
    {
        if (world.Trace.KeepsLines)
            world.Trace.Line($"    {world.Current.Value}: {Filled(message, args)}");
    }

    /// <summary>The message with its values in the places that it names.</summary>
    private static string Filled(string message, object[] args)
    {
        var next = 0;
        return Places().Replace(message, place => next < args.Length ? $"{args[next++]}" : place.Value);
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Places();
}
