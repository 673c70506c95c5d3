using System.ComponentModel;
using System.Diagnostics;

namespace Delightful.Cli.Dashboard;

/// <summary>Opens an address in the browser of whoever is logged in.</summary>
static class Browser
{
    /// <summary>Says so when there is none; the address stands on the terminal anyway.</summary>
    public static void Open(Uri address, TextWriter error)
    {
        var program = OperatingSystem.IsMacOS() ? "open" : "xdg-open";
        try
        {
            using var opened = Process.Start(new ProcessStartInfo(program, [address.ToString()]) { RedirectStandardError = true, RedirectStandardOutput = true });
        }
        catch (Win32Exception)
        {
            error.WriteLine($"No browser could be opened ({program} is missing). Open the address yourself.");
        }
    }
}
