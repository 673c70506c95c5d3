using System.Diagnostics;
using Delightful.Core.Deployments;
using Delightful.Core.Services;
using Delightful.Core.Verification;
using Delightful.Cloud.Tests.Listening;

namespace Delightful.Cloud.Tests.Verification;

public sealed class SmokeTests
{
    private static readonly EnvironmentSettings Settings = new()
    {
        Name = "dev", SmokeAttempts = 3, SmokeBackoff = TimeSpan.FromMilliseconds(20), SmokeLatency = TimeSpan.FromSeconds(1),
    };

    [Fact]
    public async Task A_service_that_is_well_passes_at_the_first_attempt()
    {
        var report = await TestAsync((asked, _) => asked.Path == "/version" ? Answer.Json("""{"version":"1.0.0"}""") : Text(200, "ok"));

        report.Passed.ShouldBeTrue(report.Sentence);
        report.Sentence.ShouldStartWith("GET /health, /health/deep, /version passed (1 attempt in ");
        report.Checks.Select(c => c.Path).ShouldBe(["/health", "/health/deep", "/version"]);
    }

    [Fact]
    public async Task A_service_that_starts_slowly_is_given_its_attempts()
    {
        var report = await TestAsync((asked, number) => number <= 3 ? Text(503, "starting") : asked.Path == "/version" ? Text(200, "1.0.0\n") : Text(200, "ok"));

        (report.Passed, report.Attempts).ShouldBe((true, 2));
    }

    [Fact]
    public async Task A_service_that_stays_ill_fails_with_what_it_said()
    {
        var report = await TestAsync((asked, _) => asked.Path == "/health" ? Text(503, "no database") : Text(200, "1.0.0"));

        report.Passed.ShouldBeFalse();
        report.Sentence.ShouldMatch(@"^GET /health answered 503 \(3 attempts in \d+\.\d s\)$");
    }

    [Fact]
    public async Task Every_check_is_made_even_when_the_first_failed()
    {
        var report = await TestAsync((asked, _) => asked.Path == "/version" ? Text(200, "0.9.0") : Text(503, ""));

        report.Checks.Select(c => (c.Path, c.Passed)).ShouldBe([("/health", false), ("/health/deep", false), ("/version", false)]);
        report.Checks[2].Finding.ShouldBe("tells version 0.9.0, not 1.0.0");
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        var report = await TestAsync((asked, _) => asked.Path switch
        {
            "/health" => new Answer(302, "", "text/plain", ("Location", "/elsewhere")),
            _ => Text(200, "1.0.0"),
        });

        report.Sentence.ShouldStartWith("GET /health answered 302, and redirects are not followed (3 attempts in ");
    }

    [Fact]
    public async Task A_huge_body_is_not_read_to_its_end()
    {
        var endless = new string('x', 8 * 1024 * 1024);

        var report = await TestAsync((asked, _) => Text(200, asked.Path == "/version" ? "1.0.0" : endless));

        report.Passed.ShouldBeTrue(report.Sentence);
    }

    [Fact]
    public async Task An_answer_that_never_ends_is_given_up_on()
    {
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var took = Stopwatch.StartNew();

        var report = await RunAsync(new Uri($"http://{silent.LocalEndpoint}"), Settings with { SmokeAttempts = 1 }, deep: null, version: null);

        report.Sentence.ShouldStartWith("GET /health did not answer within 2.0 s (1 attempt in 2.");
        took.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_slow_answer_is_a_failure_although_it_comes()
    {
        await using var service = await Listener.StartAsync((_, _) =>
        {
            Thread.Sleep(120);
            return Text(200, "ok");
        });

        var report = await RunAsync(service.Address, Settings with { SmokeAttempts = 2, SmokeLatency = TimeSpan.FromMilliseconds(100) }, deep: null, version: null);

        report.Sentence.ShouldStartWith("GET /health took 0.");
        report.Sentence.ShouldContain("more than 0.1 s");
    }

    [Fact]
    public async Task A_service_that_is_not_there_fails_in_words_that_depend_on_no_machine()
    {
        Uri address;
        await using (var service = await Listener.StartAsync((_, _) => Text(200, "ok")))
            address = service.Address;

        (await RunAsync(address, Settings, deep: null, version: null)).Sentence
            .ShouldStartWith("GET /health did not answer: no connection could be made (3 attempts in ");
    }

    [Fact]
    public async Task A_test_that_outlasts_its_time_has_failed_with_what_it_found_until_then()
    {
        var clock = new SlowWorld();
        var target = Given.Target() with { DeepHealthPath = "/health/deep", VersionPath = "/version" };
        var tester = new SmokeTester(new HttpClient(clock), clock.Clock);

        var report = await tester.RunAsync(new Uri("http://127.0.0.1"), target, "1.0.0", Settings with { SmokeAttempts = 100, SmokeBackoff = TimeSpan.Zero, SmokeLatency = TimeSpan.FromMinutes(1) }, CancellationToken.None);

        (report.Passed, report.Attempts).ShouldBe((false, 2));
        report.Checks.Select(c => c.Finding).ShouldBe(["answered 503", "answered 503", "was not asked: the time of the test was over"]);
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_not_a_verdict()
    {
        await using var service = await Listener.StartAsync((_, _) => Text(503, ""));
        using var givesUp = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var tester = new SmokeTester(new HttpClient(SmokeTester.CreateHandler()), TimeProvider.System);

        await Should.ThrowAsync<OperationCanceledException>(() =>
            tester.RunAsync(service.Address, Given.Target(), "1.0.0", Settings with { SmokeBackoff = TimeSpan.FromMinutes(1) }, givesUp.Token));
    }

    private static async Task<SmokeReport> TestAsync(Func<Heard, int, Answer> answer)
    {
        await using var service = await Listener.StartAsync(answer);
        return await RunAsync(service.Address, Settings, "/health/deep", "/version");
    }

    private static Task<SmokeReport> RunAsync(Uri address, EnvironmentSettings settings, string? deep, string? version)
    {
        RolloutTarget target = Given.Target() with { DeepHealthPath = deep, VersionPath = version };
        return new SmokeTester(new HttpClient(SmokeTester.CreateHandler()), TimeProvider.System).RunAsync(address, target, "1.0.0", settings, CancellationToken.None);
    }

    /// <summary>A service that takes ten seconds to say that it is ill, by a clock that nobody has to wait for.</summary>
    private sealed class SlowWorld : HttpMessageHandler
    {
        public Watch Clock { get; } = new();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Clock.Ticks += TimeSpan.FromSeconds(10).Ticks;
            return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.ServiceUnavailable));
        }

        internal sealed class Watch : TimeProvider
        {
            public long Ticks { get; set; }

            public override long TimestampFrequency => TimeSpan.TicksPerSecond;

            public override long GetTimestamp() => Ticks;
        }
    }

    private static Answer Text(int status, string body) => new(status, body, "text/plain");
}
