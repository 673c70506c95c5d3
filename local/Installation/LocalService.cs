using System.Collections.Immutable;
using Delightful.Core.Gate;

namespace Delightful.Local.Installation;

/// <summary>A service that the local cloud knows from the start.</summary>
/// <param name="Name">The service's name; its image repository has the same.</param>
/// <param name="ListenerPort">The production port of its load balancer listener, on this machine.</param>
/// <param name="TestListenerPort">The port on which green is tested.</param>
/// <param name="SourceRepository">Where its code is said to live, <c>owner/name</c>.</param>
public sealed record LocalService(string Name, int ListenerPort, int TestListenerPort, string SourceRepository)
{
    /// <summary>From when on a person is asked before a plan is applied. Its ports are whatever is free on this machine, so they ask nobody.</summary>
    public GateSettings Gate { get; init; } = new() { Policies = ImmutableSortedDictionary<string, RiskEffect>.Empty.Add("open-port", RiskEffect.Tell) };

    /// <summary>Who may answer then.</summary>
    public ApprovalSettings Approvals { get; init; } = new();

    /// <summary>The production ports, in the first environment, of the services that share its repository, by name.</summary>
    public ImmutableSortedDictionary<string, int> Ports { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Where its releases are promoted to from the first environment, in this order. What is named prod is production.</summary>
    public ImmutableArray<LocalPlace> PromotedTo { get; init; } = [];

    /// <summary>Where production traffic is answered.</summary>
    public Uri Url => new($"http://127.0.0.1:{ListenerPort}");
}
