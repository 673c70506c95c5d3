using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Delightful.Cli.Local;

/// <summary>Ends a process the polite way, then the other.</summary>
static partial class Signals
{
    const int Terminate = 15;
    const int KillNow = 9;

    /// <summary>True when it went within the time given; false when it had to be killed.</summary>
    public static async Task<bool> StopAsync(int id, TimeSpan grace, CancellationToken ct)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            _ = Send(id, Terminate);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(grace);
            try
            {
                await process.WaitForExitAsync(patience.Token);
                return true;
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                _ = Send(id, KillNow);
                await process.WaitForExitAsync(ct);
                return false;
            }
        }
        catch (Exception error) when (error is ArgumentException or Win32Exception)
        {
            return true;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int process, int signal);
}
