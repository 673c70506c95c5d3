using Delightful.Core.Measures;

namespace Delightful.Pipeline.Measures;

/// <summary>
/// Where measures are told: lines of the function's log, which cost no call and are lost with no outage but the log's own. A
/// line is written at once and whole, so that it stands between the others.
/// </summary>
public sealed class MetricLog(Stream output, TimeProvider clock)
{
    private readonly Lock _turn = new();

    /// <summary>The log of this process. Lambda's logger would put each line into another one, where CloudWatch does not look.</summary>
    public static MetricLog OfProcess(TimeProvider clock)
    {
#pragma warning disable RS0030 // a metric has to be a line of its own, which no logger writes
        return new(Console.OpenStandardOutput(), clock);
#pragma warning restore RS0030
    }

    /// <summary>Tells a measure.</summary>
    public void Tell(Measure measure)
    {
        var line = EmbeddedMetric.Line(measure, clock.GetUtcNow());
        lock (_turn)
        {
            output.Write(line.Span);
            output.Flush();
        }
    }

    /// <summary>Tells several.</summary>
    public void Tell(IEnumerable<Measure> measures)
    {
        foreach (var measure in measures)
            Tell(measure);
    }
}
