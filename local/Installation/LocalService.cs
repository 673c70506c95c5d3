namespace Delightful.Local.Installation;

/// <summary>A service that the local cloud knows from the start.</summary>
/// <param name="Name">The service's name; its image repository has the same.</param>
/// <param name="ListenerPort">The production port of its load balancer listener, on this machine.</param>
/// <param name="TestListenerPort">The port on which green is tested.</param>
/// <param name="SourceRepository">Where its code is said to live, <c>owner/name</c>.</param>
public sealed record LocalService(string Name, int ListenerPort, int TestListenerPort, string SourceRepository)
{
    /// <summary>Where production traffic is answered.</summary>
    public Uri Url => new($"http://127.0.0.1:{ListenerPort}");
}
