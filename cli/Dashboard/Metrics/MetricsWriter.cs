using System.Globalization;
using System.Text;

namespace Delightful.Cli.Dashboard.Metrics;

/// <summary>Writes metrics in the text format of Prometheus, version 0.0.4. All are gauges: what is true when it is asked.</summary>
sealed class MetricsWriter
{
    /// <summary>What the answer says it is.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    readonly StringBuilder text = new();

    /// <summary>One metric with its samples; without samples it is left out.</summary>
    public void Gauge(string name, string help, IEnumerable<Sample> samples)
    {
        var some = samples.ToList();
        if (some.Count == 0)
            return;
        text.Append("# HELP ").Append(name).Append(' ').Append(Escape(help)).Append('\n');
        text.Append("# TYPE ").Append(name).Append(" gauge\n");
        foreach (var sample in some)
            text.Append(name).Append(Labels(sample)).Append(' ').Append(sample.Value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }

    public override string ToString() => text.ToString();

    static string Labels(Sample sample) => sample.Labels.Count == 0
        ? ""
        : $"{{{string.Join(',', sample.Labels.Select(label => $"{label.Name}=\"{Escape(label.Value).Replace("\"", "\\\"", StringComparison.Ordinal)}\""))}}}";

    static string Escape(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}

/// <summary>One value of a metric, with what tells it from the others.</summary>
sealed record Sample(double Value, params IReadOnlyList<(string Name, string Value)> Labels);
