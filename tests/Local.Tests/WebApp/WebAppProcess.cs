using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Delightful.Local.Tests.WebApp;

/// <summary>The example service as a process of its own, on a free port.</summary>
sealed class WebAppProcess : IAsyncDisposable
{
    readonly Process process;

    public WebAppProcess(string behaviour, string tag = "1.0.0")
    {
        using var finder = new TcpListener(IPAddress.Loopback, 0);
        finder.Start();
        var port = ((IPEndPoint)finder.LocalEndpoint).Port;
        finder.Stop();

        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        process = Process.Start(new ProcessStartInfo("dotnet", [Executable])
        {
            Environment = { ["PORT"] = $"{port}", ["IMAGE_TAG"] = tag, ["WEB_APP_BEHAVIOUR"] = behaviour },
            RedirectStandardOutput = true,
        })!;
        process.BeginOutputReadLine();
    }

    public HttpClient Client { get; }

    /// <summary>The built example, in the configuration of these tests.</summary>
    static string Executable
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory);
            var configuration = output.Parent!.Name;
            var root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
            return Path.Combine(root, "examples/web-app/bin", configuration, output.Name, "web-app.dll");
        }
    }

    /// <summary>The first answer of the page once the service listens.</summary>
    public async Task<HttpResponseMessage> FirstAnswerAsync(string page)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await Client.GetAsync(page);
            }
            catch (HttpRequestException) when (patience.Elapsed < TimeSpan.FromSeconds(20) && !process.HasExited)
            {
                await Task.Delay(20);
            }
        }
    }

    public void Terminate() => Process.Start("kill", ["-TERM", $"{process.Id}"]).WaitForExit();

    public async Task<int> ExitCodeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
