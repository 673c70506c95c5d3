using System.Net;

namespace Delightful.Cli.Dashboard.Serving;

/// <summary>
/// By which names the server may be called. A page of another site can make a browser call this one under that site's
/// name, by letting the name lead here; an address in digits and localhost lead nowhere else.
/// </summary>
static class HostCheck
{
    public static bool Allows(DashboardOptions options, string host)
    {
        var name = host.Trim('[', ']');
        if (name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || options.Hosts.Contains(name, StringComparer.OrdinalIgnoreCase))
            return true;
        return IPAddress.TryParse(name, out var address) && (IPAddress.IsLoopback(address) || !IPAddress.IsLoopback(options.Listen));
    }
}
