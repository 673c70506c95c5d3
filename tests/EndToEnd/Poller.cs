using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Delightful.EndToEnd;

/// <summary>A client that asks production for its version twenty times a second and writes down every answer.</summary>
internal sealed class Poller : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly ConcurrentQueue<Answer> _answers = new();
    private readonly Task _run;

    public Poller(Uri service) => _run = RunAsync(new Uri(service, "/version"));

    public IReadOnlyList<Answer> Answers => [.. _answers];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync(Uri url)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var asked = new List<Task>();
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
                asked.Add(AskAsync(url));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(asked);
        }
    }

    private async Task AskAsync(Uri url)
    {
        var at = DateTimeOffset.UtcNow;
        try
        {
            using var response = await _http.GetAsync(url);
            var body = await response.Content.ReadAsStringAsync();
            _answers.Enqueue(response.IsSuccessStatusCode
                ? new Answer(at, JsonNode.Parse(body)!["version"]!.GetValue<string>(), null)
                : new Answer(at, null, $"HTTP {(int)response.StatusCode}"));
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            _answers.Enqueue(new Answer(at, null, e.Message));
        }
    }

    internal sealed record Answer(DateTimeOffset At, string? Version, string? Failure);
}
