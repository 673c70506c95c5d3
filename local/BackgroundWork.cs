using Microsoft.Extensions.Logging;

namespace Delightful.Local;

/// <summary>Work that outlives the call that asked for it, and ends with the cloud.</summary>
public sealed class BackgroundWork(ILogger<BackgroundWork> log) : IDisposable
{
    readonly CancellationTokenSource stopping = new();

    /// <summary>Cancelled when the cloud stops.</summary>
    public CancellationToken Stopping => stopping.Token;

    /// <summary>Runs it now, beside the caller; a failure is logged under its name.</summary>
    public void Run(string name, Func<CancellationToken, Task> work) => _ = Task.Run(async () =>
    {
        try
        {
            stopping.Token.ThrowIfCancellationRequested();
            await work(stopping.Token);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // The cloud is going away and takes its work along.
        }
        catch (Exception e)
        {
            log.LogError(e, "{Work} failed", name);
        }
    });

    /// <inheritdoc/>
    public void Dispose() => stopping.Cancel();
}
