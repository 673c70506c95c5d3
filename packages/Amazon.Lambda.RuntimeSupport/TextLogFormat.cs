using System.Globalization;
using System.Text;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Time, request, level and message, with tabs between; an exception follows on its own lines.</summary>
internal static class TextLogFormat
{
    public static byte[] Line(LogEntry entry)
    {
        var time = entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var line = $"{time}\t{entry.Invocation?.AwsRequestId}\t{Short(entry.Level)}\t{entry.Message.Text}\n";
        return Encoding.UTF8.GetBytes(entry.Exception is null ? line : line + entry.Exception + "\n");
    }

    private static string Short(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
