using System.Diagnostics;
using System.Net.Sockets;
using Delightful.Local.Processes;

namespace Delightful.Local.Moto;

/// <summary>The moto process behind the endpoint: started on its own port, ended with the cloud.</summary>
sealed class MotoServer(LocalCloudOptions options, ChildProcesses children) : IStartUpStep
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task RunAsync(CancellationToken ct)
    {
        var logs = Directory.CreateDirectory(Path.Combine(options.StateDirectory, "logs"));
        var log = new StreamWriter(Path.Combine(logs.FullName, "moto.log")) { AutoFlush = true };
        var process = await children.StartAsync(MotoCommand.For(options.MotoPort));
        process.OutputDataReceived += (_, line) => log.WriteLine(line.Data);
        process.ErrorDataReceived += (_, line) => log.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await AnswersAsync(process, ct);
    }

    async Task AnswersAsync(Process process, CancellationToken ct)
    {
        var since = Stopwatch.StartNew();
        while (!await ListensAsync(ct))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"moto ended at start with exit code {process.ExitCode}; see {Path.Combine(options.StateDirectory, "logs", "moto.log")}. {MotoCommand.Remedy}");
            if (since.Elapsed > Patience)
                throw new TimeoutException($"moto did not listen on port {options.MotoPort} within {Patience.TotalSeconds:0} s.");
            await Task.Delay(50, ct);
        }
    }

    async Task<bool> ListensAsync(CancellationToken ct)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", options.MotoPort, ct);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
