using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// The function's log: filters by AWS_LAMBDA_LOG_LEVEL and writes lines in the format that AWS_LAMBDA_LOG_FORMAT names.
/// </summary>
internal sealed class FunctionLog(Stream output, LogLevel minimum, bool json) : ILambdaLogger
{
    private static FunctionLog _current;
    private readonly Lock _gate = new();

    public ILambdaContext Invocation { get; set; }

    /// <summary>Routes the console and LambdaLogger through the log, once per process.</summary>
    public static FunctionLog TakeOver()
    {
        if (_current is not null)
            return _current;
        var log = new FunctionLog(Console.OpenStandardOutput(), LogSettings.MinimumLevel(), LogSettings.IsJson());
        Console.SetOut(new LineWriter(log, LogLevel.Information));
        Console.SetError(new LineWriter(log, LogLevel.Error));
        LambdaLogger.SendTo(log.Log, log.Log, log.Log);
        return _current = log;
    }

    public void Log(string message) => Write(LogLevel.Information, null, message);

    public void LogLine(string message) => Write(LogLevel.Information, null, message);

    public void Log(string level, string message) => Write(LogSettings.Level(level), null, message);

    public void Log(string level, string message, params object[] args) => Write(LogSettings.Level(level), null, message, args);

    public void Log(string level, Exception exception, string message, params object[] args) =>
        Write(LogSettings.Level(level), exception, message, args);

    public void Write(LogLevel level, Exception exception, string template, params object[] args)
    {
        if (level < minimum)
            return;
        var entry = new LogEntry(DateTimeOffset.UtcNow, level, Invocation, exception, MessageTemplate.Fill(template, args));
        var line = json ? JsonLogFormat.Line(entry) : TextLogFormat.Line(entry);
        lock (_gate)
        {
            output.Write(line);
            output.Flush();
        }
    }
}
