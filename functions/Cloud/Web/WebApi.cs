using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Delightful.Cloud;

/// <summary>
/// JSON calls of a web API, with a bearer token where it wants one. What may be repeated is repeated at once a few times when the
/// other side stumbles; what may not (a post) is left to the caller, who can look first whether it was done.
/// </summary>
internal sealed class WebApi(HttpClient http, IWebToken tokens, string name, TimeProvider clock)
{
    /// <summary>A page of a hundred of the longest comments is less.</summary>
    private const int LargestAnswer = 16 * 1024 * 1024;

    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private ResiliencePipeline<WebAnswer>? _once;
    private ResiliencePipeline<WebAnswer>? _repeated;

    /// <summary>Asks. May be repeated.</summary>
    public Task<WebAnswer> GetAsync(Uri address, CancellationToken cancellationToken) =>
        SendAsync(_repeated ??= Repeated(), HttpMethod.Get, address, body: null, cancellationToken);

    /// <summary>Says something that has the same effect however often it is said.</summary>
    public Task<WebAnswer> SetAsync(HttpMethod method, Uri address, Action<Utf8JsonWriter> body, CancellationToken cancellationToken) =>
        SendAsync(_repeated ??= Repeated(), method, address, body, cancellationToken);

    /// <summary>Says something that adds with each time it is said, so it is said once.</summary>
    public Task<WebAnswer> AddAsync(Uri address, Action<Utf8JsonWriter> body, CancellationToken cancellationToken) =>
        SendAsync(_once ??= Builder().AddTimeout(Timeout).Build(), HttpMethod.Post, address, body, cancellationToken);

    /// <summary>Says something whose bytes are settled, and that has the same effect however often it is said.</summary>
    public Task<WebAnswer> SetAsync(Uri address, byte[] content, IReadOnlyList<(string Name, string Value)> headers, CancellationToken cancellationToken) =>
        SendAsync(_repeated ??= Repeated(), HttpMethod.Post, address, content, headers, cancellationToken);

    private Task<WebAnswer> SendAsync(
        ResiliencePipeline<WebAnswer> pipeline, HttpMethod method, Uri address, Action<Utf8JsonWriter>? body, CancellationToken cancellationToken) =>
        SendAsync(pipeline, method, address, body is null ? null : Json(body), [], cancellationToken);

    private async Task<WebAnswer> SendAsync(
        ResiliencePipeline<WebAnswer> pipeline, HttpMethod method, Uri address, byte[]? content, IReadOnlyList<(string Name, string Value)> headers,
        CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        var answer = await CallAsync(token).ConfigureAwait(false);
        if (answer.Status == HttpStatusCode.Unauthorized && await tokens.RenewAsync(token, cancellationToken).ConfigureAwait(false) is { } renewed)
            answer = await CallAsync(renewed).ConfigureAwait(false);
        return answer.Status == HttpStatusCode.TooManyRequests
            ? throw new RetryLaterException($"calling {name}: it is busy", RetryAfter(answer))
            : answer;

        ValueTask<WebAnswer> CallAsync(string with) => pipeline.ExecuteAsync(
            async attempt => await SendAsync(method, address, with, content, headers, attempt).ConfigureAwait(false), cancellationToken);
    }

    private async Task<WebAnswer> SendAsync(
        HttpMethod method, Uri address, string token, byte[]? content, IReadOnlyList<(string Name, string Value)> headers, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        if (token.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        request.Headers.UserAgent.ParseAdd("delightful");
        request.Headers.Accept.ParseAdd("application/json");
        if (content is not null)
            request.Content = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" } } };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        await response.Content.LoadIntoBufferAsync(LargestAnswer, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return new WebAnswer(response.StatusCode, response.Headers, WebAnswer.Parse(body));
    }

    /// <summary>How long the other side asks to be left alone; null when it does not say.</summary>
    public TimeSpan? RetryAfter(WebAnswer answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.GetUtcNow(),
        _ when answer.Header("x-ratelimit-remaining") == "0" && long.TryParse(answer.Header("x-ratelimit-reset"), out var reset)
            => DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(reset, 0, LastSecond)) - clock.GetUtcNow(),
        _ => null,
    };

    private ResiliencePipeline<WebAnswer> Repeated() => Builder()
        .AddRetry(new RetryStrategyOptions<WebAnswer>
        {
            ShouldHandle = new PredicateBuilder<WebAnswer>()
                .Handle<HttpRequestException>().Handle<TimeoutRejectedException>().HandleResult(a => a.Status >= HttpStatusCode.InternalServerError),
            MaxRetryAttempts = 2,
            Delay = TimeSpan.FromMilliseconds(250),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .AddTimeout(Timeout)
        .Build();

    private ResiliencePipelineBuilder<WebAnswer> Builder() => new() { TimeProvider = clock };

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }
}
