using System.Net;

namespace Delightful.Cli.Dashboard;

/// <summary>How the page is served.</summary>
/// <param name="Listen">The address it is served on; other machines reach it only when this is no loopback address.</param>
/// <param name="Port">The port; 0 takes a free one.</param>
/// <param name="Hosts">Names, besides those of this machine, that a request may call the server by.</param>
/// <param name="Metrics">True when figures are served for Prometheus too.</param>
sealed record DashboardOptions(IPAddress Listen, int Port, IReadOnlyList<string> Hosts, bool Metrics)
{
    /// <summary>How often what is shown is read.</summary>
    public FeedPace Pace { get; init; } = FeedPace.Usual;
}

/// <summary>How often something is read while somebody looks at it. While nobody does, nothing is read.</summary>
/// <param name="Fresh">What was read this short a time ago is not read again, however many ask.</param>
/// <param name="Quick">The time between two looks while something goes on, or just changed.</param>
/// <param name="Slow">The longest time between two looks; while nothing changes, the time doubles up to it.</param>
/// <param name="Patience">A look that takes longer has failed.</param>
sealed record FeedPace(TimeSpan Fresh, TimeSpan Quick, TimeSpan Slow, TimeSpan Patience)
{
    public static FeedPace Usual { get; } = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(20));

    /// <summary>For a cloud on this machine, where a look costs nothing.</summary>
    public static FeedPace Near { get; } = Usual with { Slow = TimeSpan.FromSeconds(2) };
}
