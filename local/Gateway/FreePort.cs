using System.Net;
using System.Net.Sockets;

namespace Delightful.Local.Gateway;

/// <summary>Ports nobody listens on.</summary>
public static class FreePort
{
    /// <summary>A port of the loopback interface that was free a moment ago.</summary>
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
