using System.Collections.Immutable;

namespace Delightful.Local.Installation;

/// <summary>An environment that a service is promoted to, and its ports there.</summary>
/// <param name="Environment">The environment, one of infrastructure/environments.</param>
/// <param name="ListenerPort">The production port of its load balancer listener, on this machine.</param>
/// <param name="TestListenerPort">The port on which green is tested.</param>
public sealed record LocalPlace(string Environment, int ListenerPort, int TestListenerPort)
{
    /// <summary>Who may answer what is asked there.</summary>
    public Core.Gate.ApprovalSettings Approvals { get; init; } = new();

    /// <summary>The production ports there of the services that share its repository, by name: its root's variable <c>ports</c>. Empty for one that stands alone.</summary>
    public ImmutableSortedDictionary<string, int> Ports { get; init; } = ImmutableSortedDictionary<string, int>.Empty;
}
