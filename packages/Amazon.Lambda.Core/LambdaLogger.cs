namespace Amazon.Lambda.Core;

/// <summary>Logging where no context is at hand. RuntimeSupport sends it through the function's log format.</summary>
public static class LambdaLogger
{
    private static Action<string> _loggingAction = message => Console.WriteLine(message);
    private static Action<string, string, object[]> _loggingWithLevelAction = (level, message, args) =>
        _loggingAction(args is { Length: > 0 } ? $"{level}: {message} [{string.Join(", ", args)}]" : $"{level}: {message}");
    private static Action<string, Exception, string, object[]> _loggingWithLevelAndExceptionAction = (level, exception, message, args) =>
        _loggingWithLevelAction(level, message + Environment.NewLine + exception, args);

    public static void Log(string message) => _loggingAction(message);

    public static void Log(string level, string message, params object[] args) => _loggingWithLevelAction(level, message, args);

    public static void Log(LogLevel level, string message, params object[] args) => Log(level.ToString(), message, args);

    public static void Log(string level, Exception exception, string message, params object[] args) =>
        _loggingWithLevelAndExceptionAction(level, exception, message, args);

    public static void Log(LogLevel level, Exception exception, string message, params object[] args) =>
        Log(level.ToString(), exception, message, args);

    /// <summary>How RuntimeSupport takes over; the official package does it by reflection on the fields above.</summary>
    internal static void SendTo(
        Action<string> line, Action<string, string, object[]> level, Action<string, Exception, string, object[]> exception)
    {
        _loggingAction = line;
        _loggingWithLevelAction = level;
        _loggingWithLevelAndExceptionAction = exception;
    }
}
