using System.Text.Json;
using Delightful.Cli.Dashboard.Answers;
using Delightful.Cli.Dashboard.Reading;
using Microsoft.AspNetCore.Http;

namespace Delightful.Cli.Dashboard.Serving;

/// <summary>Tells a page, as Server-Sent Events, each time what is known has changed; the page then fetches itself anew.</summary>
sealed class LiveStream(CancellationToken stopping)
{
    /// <summary>The most pages that are told at the same time. More would be a mistake, or worse.</summary>
    public const int Most = 100;

    static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    int open;

    public async Task AnswerAsync<T>(HttpContext http, Feed<T> feed) where T : class
    {
        if (HttpMethods.IsHead(http.Request.Method))
            return;
        if (Interlocked.Increment(ref open) > Most)
        {
            Interlocked.Decrement(ref open);
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }
        using var following = feed.Follow();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        try
        {
            http.Response.ContentType = "text/event-stream";
            http.Response.Headers.CacheControl = "no-store";
            await TellAsync(http.Response, feed, end.Token);
        }
        catch (OperationCanceledException)
        {
            // The page was left, or the server stops.
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    }

    static async Task TellAsync<T>(HttpResponse response, Feed<T> feed, CancellationToken ct) where T : class
    {
        await response.WriteAsync("retry: 2000\n\n", ct);
        await response.Body.FlushAsync(ct);
        var number = 0L;
        while (true)
        {
            var news = feed.AfterAsync(number, ct);
            while (await Task.WhenAny(news, Task.Delay(Silence, ct)) != news)
            {
                ct.ThrowIfCancellationRequested();
                await response.WriteAsync(": nothing new\n\n", ct);
                await response.Body.FlushAsync(ct);
            }
            var reading = await news;
            number = reading.Number;
            var told = JsonSerializer.Serialize(new NewsAnswer(number, feed.IsBusy(reading), reading.Problem?.Code), ReadableJson.Of.NewsAnswer);
            await response.WriteAsync($"event: changed\nid: {number}\ndata: {told}\n\n", ct);
            await response.Body.FlushAsync(ct);
        }
    }
}
