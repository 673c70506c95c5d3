using System.Diagnostics;

namespace Delightful.Packages.Tests.Clients;

/// <summary>A moto_server process on a free local port, for as long as the tests of a class run.</summary>
public sealed class MotoServer : IAsyncLifetime
{
    Process? _process;

    public string Url { get; private set; } = string.Empty;

    public async ValueTask InitializeAsync()
    {
        var port = RecordingServer.FreePort();
        Url = $"http://127.0.0.1:{port}";
        _process = Process.Start(new ProcessStartInfo("moto_server", ["-H", "127.0.0.1", "-p", port.ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        using var http = new HttpClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                await http.GetAsync(new Uri(Url + "/moto-api/"), patience.Token);
                return;
            }
            catch (HttpRequestException)
            {
                _process.HasExited.ShouldBeFalse("moto_server ended before it answered");
                await Task.Delay(100, patience.Token);
            }
        }
    }

    /// <summary>Asks moto for something that no subset offers, such as making a queue.</summary>
    public async Task CallAsync(string service, string target, string body, string version = "1.1")
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = new StringContent(body) };
        request.Content.Headers.ContentType = new($"application/x-amz-json-{version}");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential=test/20261121/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0");
        using var response = await http.SendAsync(request);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null)
            return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
