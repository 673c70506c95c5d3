using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>What the Runtime API is told about an exception.</summary>
internal static class ErrorReport
{
    private const int Limit = 256 * 1024;
    private const int CausesTold = 10;

    /// <summary>The error with its stack and causes; beyond 256 KB only its type and the start of its message.</summary>
    public static byte[] Body(Exception error)
    {
        var full = Json(writer => Write(writer, error, CausesTold));
        return full.Length <= Limit
            ? full
            : Json(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("errorType", error.GetType().Name);
                writer.WriteString("errorMessage", error.Message[..Math.Min(error.Message.Length, 1024)]);
                writer.WriteEndObject();
            });
    }

    /// <summary>The same for X-Ray, on one line of ASCII, because it travels in a header.</summary>
    public static string XRayCause(Exception error) => Encoding.ASCII.GetString(Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("working_directory", Environment.CurrentDirectory);
        writer.WriteStartArray("exceptions");
        writer.WriteStartObject();
        writer.WriteString("type", error.GetType().Name);
        writer.WriteString("message", error.Message[..Math.Min(error.Message.Length, 1024)]);
        writer.WriteStartArray("stack");
        foreach (var line in Stack(error).Take(20))
        {
            writer.WriteStartObject();
            writer.WriteString("label", line);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteStartArray("paths");
        writer.WriteEndArray();
        writer.WriteEndObject();
    }));

    public static IEnumerable<string> Stack(Exception error) =>
        error.StackTrace?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static void Write(Utf8JsonWriter writer, Exception error, int depth)
    {
        writer.WriteStartObject();
        writer.WriteString("errorType", error.GetType().Name);
        writer.WriteString("errorMessage", error.Message);
        writer.WriteStartArray("stackTrace");
        foreach (var line in Stack(error))
            writer.WriteStringValue(line);
        writer.WriteEndArray();

        if (depth > 0 && error.InnerException is { } cause)
        {
            writer.WritePropertyName("cause");
            Write(writer, cause, depth - 1);
        }

        if (depth > 0 && error is AggregateException { InnerExceptions.Count: > 1 } several)
        {
            writer.WriteStartArray("causes");
            foreach (var one in several.InnerExceptions)
                Write(writer, one, depth - 1);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            write(writer);
        return buffer.WrittenSpan.ToArray();
    }
}
