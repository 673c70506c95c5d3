using System.Net;
using System.Net.Sockets;

namespace Delightful.Local.Gateway;

/// <summary>
/// Ports nobody listens on. They lie below the range from which Linux gives ports to outgoing connections
/// (<c>ip_local_port_range</c>, from 32768), so none of those takes a port between the look and its use.
/// </summary>
public static class FreePort
{
    private const int First = 20_000;
    private const int Count = 12_000;

    private static int last = Random.Shared.Next(Count);

    /// <summary>A port of the loopback interface that was free a moment ago, and that this process was not given lately.</summary>
    public static int Take()
    {
        for (var tries = 0; tries < Count; tries++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref last) % Count);
            if (IsFree(port))
                return port;
        }

        throw new IOException($"none of the ports {First} to {First + Count - 1} is free");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
