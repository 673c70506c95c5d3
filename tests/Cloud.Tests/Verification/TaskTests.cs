using Delightful.Core.Services;
using Delightful.Core.Verification;

namespace Delightful.Cloud.Tests.Verification;

public sealed class TaskTests
{
    private static readonly EnvironmentSettings Settings = new() { Name = "dev", SmokeAttempts = 3, SmokeBackoff = TimeSpan.FromMilliseconds(20) };

    [Fact]
    public async Task Tasks_that_all_run_pass_at_the_first_attempt()
    {
        var report = await TestAsync(new TaskCount(2, 2));

        (report.Passed, report.Attempts).ShouldBe((true, 1));
        report.Sentence.ShouldStartWith("tasks: 2 of 2 run (1 attempt in ");
    }

    [Fact]
    public async Task A_task_that_is_started_again_is_given_its_attempts() =>
        (await TestAsync(new TaskCount(2, 1), new TaskCount(2, 2))).ShouldSatisfyAllConditions(r => r.Passed.ShouldBeTrue(), r => r.Attempts.ShouldBe(2));

    [Fact]
    public async Task Tasks_that_do_not_stay_up_fail_with_their_count()
    {
        var report = await TestAsync(new TaskCount(2, 0));

        (report.Passed, report.Attempts).ShouldBe((false, 3));
        report.Sentence.ShouldStartWith("tasks: 0 of 2 run (3 attempts in ");
        report.Checks.ShouldHaveSingleItem().Passed.ShouldBeFalse();
    }

    [Fact]
    public async Task A_service_that_is_not_there_fails() =>
        (await TestAsync((TaskCount?)null)).Sentence.ShouldStartWith("tasks: there is no such service");

    private static Task<SmokeReport> TestAsync(params TaskCount?[] counts)
    {
        var left = new Queue<TaskCount?>(counts);
        return new TaskTester(TimeProvider.System).RunAsync(
            _ => Task.FromResult(left.Count > 1 ? left.Dequeue() : left.Peek()), Settings, TestContext.Current.CancellationToken);
    }
}
