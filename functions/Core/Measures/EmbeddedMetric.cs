using System.Buffers;
using System.Text.Json;

namespace Delightful.Core.Measures;

/// <summary>
/// Writes a measure as a line of a log from which CloudWatch takes the metric (embedded metric format). A metric with a
/// dimension is told without it too, so that there is one figure for all.
/// </summary>
public static class EmbeddedMetric
{
    /// <summary>The line, with its end, in UTF-8.</summary>
    public static ReadOnlyMemory<byte> Line(Measure measure, DateTimeOffset at)
    {
        var (_, unit, by) = MetricNames.All.First(metric => metric.Name == measure.Name);
        var buffer = new ArrayBufferWriter<byte>(384);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("_aws");
            writer.WriteNumber("Timestamp", at.ToUnixTimeMilliseconds());
            writer.WriteStartArray("CloudWatchMetrics");
            writer.WriteStartObject();
            writer.WriteString("Namespace", MetricNames.Namespace);
            WriteDimensions(writer, by);
            writer.WriteStartArray("Metrics");
            writer.WriteStartObject();
            writer.WriteString("Name", measure.Name);
            writer.WriteString("Unit", unit);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteNumber(measure.Name, measure.Value);
            Write(writer, by, measure.By);
            Write(writer, "slot", measure.About.Slot);
            Write(writer, "deployment", measure.About.Deployment);
            Write(writer, "correlationId", measure.About.CorrelationId);
            writer.WriteEndObject();
        }
        buffer.GetSpan(1)[0] = (byte)'\n';
        buffer.Advance(1);
        return buffer.WrittenMemory;
    }

    private static void WriteDimensions(Utf8JsonWriter writer, string? by)
    {
        writer.WriteStartArray("Dimensions");
        writer.WriteStartArray();
        writer.WriteEndArray();
        if (by is not null)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(by);
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, string? name, string? value)
    {
        if (name is not null && value is not null)
            writer.WriteString(name, value);
    }
}
