using System.Diagnostics;
using System.Net;
using Delightful.Local.Tests.Recorders;

namespace Delightful.Local.Tests.GitHub;

public sealed class FaultTests(RecorderHost host) : IClassFixture<RecorderHost>
{
    const string Pulls = "/_github/repos/example/web-app/commits/abc/pulls";

    [Fact]
    public async Task A_rate_limit_is_shown_as_often_as_demanded_and_says_when_to_come_back()
    {
        await SetAsync(new { status = 429, retryAfter = 2, times = 2 });

        for (var call = 1; call <= 2; call++)
        {
            using var refused = await host.Client.GetAsync(Pulls);
            refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(2));
        }
        await host.Client.GetJsonAsync(Pulls);
    }

    [Fact]
    public async Task A_delay_alone_answers_properly_but_late()
    {
        await SetAsync(new { delayMilliseconds = 300 });
        var watch = Stopwatch.StartNew();

        await host.Client.GetJsonAsync(Pulls);

        watch.ElapsedMilliseconds.ShouldBeGreaterThanOrEqualTo(290);
    }

    [Fact]
    public async Task A_fault_can_be_taken_back()
    {
        await SetAsync(new { status = 500, times = 100 });
        await host.Client.SendAsync(HttpMethod.Delete, "/_recorded/github/faults", expected: HttpStatusCode.NoContent);

        await host.Client.GetJsonAsync(Pulls);
    }

    Task SetAsync(object fault) =>
        host.Client.SendAsync(HttpMethod.Put, "/_recorded/github/faults", fault, HttpStatusCode.NoContent);
}
