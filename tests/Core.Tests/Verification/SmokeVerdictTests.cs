using Delightful.Core.Verification;

namespace Delightful.Core.Tests.Verification;

public sealed class SmokeVerdictTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(200, true, "answered 200")]
    [InlineData(204, true, "answered 204")]
    [InlineData(301, false, "answered 301, and redirects are not followed")]
    [InlineData(404, false, "answered 404")]
    [InlineData(503, false, "answered 503")]
    public void Only_a_success_status_passes(int status, bool passed, string finding)
    {
        var check = SmokeVerdict.Judge(new SmokeAnswer("/health", status, TimeSpan.FromMilliseconds(12.34)), Second);

        check.ShouldBe(new SmokeCheck("/health", passed, finding, 12.3));
    }

    [Fact]
    public void An_answer_that_took_exactly_the_bound_is_in_time_and_a_tick_more_is_not()
    {
        SmokeVerdict.Judge(new SmokeAnswer("/health", 200, Second), Second).Passed.ShouldBeTrue();

        var late = SmokeVerdict.Judge(new SmokeAnswer("/health", 200, Second + TimeSpan.FromTicks(1)), Second);

        (late.Passed, late.Finding).ShouldBe((false, "took 1.0 s, more than 1.0 s"));
    }

    [Fact]
    public void A_failure_status_says_more_than_that_it_came_late() =>
        SmokeVerdict.Judge(new SmokeAnswer("/health", 503, 2 * Second), Second).Finding.ShouldBe("answered 503");

    [Theory]
    [InlineData(2, 2, true, "2 of 2 run")]
    [InlineData(2, 3, true, "3 of 2 run")]
    [InlineData(0, 0, true, "0 of 0 run")]
    [InlineData(2, 1, false, "1 of 2 run")]
    public void Of_a_service_that_nobody_can_ask_as_many_tasks_run_as_are_wanted(int wanted, int running, bool passed, string finding) =>
        SmokeVerdict.Judge(new TaskCount(wanted, running)).ShouldBe(new SmokeCheck("tasks", passed, finding, 0));

    [Fact]
    public void Silence_fails_with_its_reason() =>
        SmokeVerdict.Judge(new SmokeAnswer("/health", null, Second, Trouble: "did not answer within 2.0 s"), Second).Finding.ShouldBe("did not answer within 2.0 s");

    [Theory]
    [InlineData("""{"version":"1.0.0","commit":"abc"}""", true, "answered 200 and version 1.0.0")]
    [InlineData(" 1.0.0\n", true, "answered 200 and version 1.0.0")]
    [InlineData("""{"version":"0.9.0"}""", false, "tells version 0.9.0, not 1.0.0")]
    [InlineData("0.9.0", false, "tells version 0.9.0, not 1.0.0")]
    [InlineData("1.0.0-rc1", false, "tells version 1.0.0-rc1, not 1.0.0")]
    [InlineData("""{"version":1}""", false, "tells no version")]
    [InlineData("""{"name":"web-app"}""", false, "tells no version")]
    [InlineData("""{"version":"1.0.0""", false, "tells no version")]
    [InlineData("", false, "tells no version")]
    public void The_version_must_be_the_one_that_was_asked_for(string body, bool passed, string finding)
    {
        var check = SmokeVerdict.Judge(new SmokeAnswer("/version", 200, TimeSpan.Zero, body), Second, "1.0.0");

        (check.Passed, check.Finding).ShouldBe((passed, finding));
    }

    [Fact]
    public void What_a_service_says_of_itself_is_shown_on_one_short_line()
    {
        var check = SmokeVerdict.Judge(new SmokeAnswer("/version", 200, TimeSpan.Zero, "<html>\n" + new string('x', 100)), Second, "1.0.0");

        check.Finding.ShouldBe($"tells version <html> {new string('x', 33)}…, not 1.0.0");
    }

    [Fact]
    public void The_report_names_the_first_failed_check_and_the_effort()
    {
        SmokeCheck[] checks = [new("/health", true, "answered 200", 1), new("/version", false, "tells no version", 1), new("/deep", false, "answered 503", 1)];

        var report = SmokeVerdict.Report([.. checks], attempts: 5, TimeSpan.FromSeconds(6.2));

        (report.Passed, report.Sentence, report.Attempts).ShouldBe((false, "GET /version tells no version (5 attempts in 6.2 s)", 5));
    }

    [Fact]
    public void The_report_passes_when_every_check_did()
    {
        var report = SmokeVerdict.Report([new("/health", true, "answered 200", 1), new("/version", true, "answered 200", 1)], attempts: 1, TimeSpan.FromMilliseconds(80));

        (report.Passed, report.Sentence).ShouldBe((true, "GET /health, /version passed (1 attempt in 0.1 s)"));
    }
}
