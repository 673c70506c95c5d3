using Delightful.Core.Deployments;
using Delightful.Core.Figures;
using Delightful.Core.Services;
using Delightful.Core.Tests.Slots;
using Outcome = Delightful.Core.Deployments.Outcome;

namespace Delightful.Core.Tests.Figures;

/// <summary>Every expectation is computed by hand from the minutes that stand in the test.</summary>
public class FigureTests
{
    private const int Days = 28;
    private static readonly DateTimeOffset Start = Catalogue.Start;

    [Fact]
    public void Frequency_is_releases_a_week()
    {
        var figures = Read([.. Enumerable.Range(1, 6).Select(i => Push(i, at: i * 100, takes: 10))]);

        (figures.Releases, figures.ReleasesPerWeek).ShouldBe((6, 1.5));
    }

    [Fact]
    public void Lead_time_is_from_the_push_to_the_verified_release()
    {
        int[] minutes = [12, 30, 8, 45, 20, 10, 15, 9, 60, 11];

        var figures = Read([.. minutes.Select((takes, i) => Push(i, at: i * 100, takes))]);

        // Sorted: 8 9 10 11 12 15 20 30 45 60; half of ten is the fifth, nine of ten the ninth.
        figures.LeadTime.ShouldBe(new Durations(10, TimeSpan.FromMinutes(12), TimeSpan.FromMinutes(45)));
    }

    [Fact]
    public void Of_few_releases_nothing_is_concluded_but_their_number()
    {
        var figures = Read([.. Enumerable.Range(1, 4).Select(i => Push(i, at: i * 100, takes: 10))]);

        figures.LeadTime.ShouldBe(new Durations(4, null, null));
        (figures.Changes, figures.ChangeFailureRate).ShouldBe((4, null));
        Read([]).ReleasesPerWeek.ShouldBeNull();
    }

    [Fact]
    public void A_change_failed_when_it_had_traffic_and_did_not_stay()
    {
        var good = Enumerable.Range(1, 5).Select(i => Push(i, at: i * 100, takes: 10)).ToList();
        var rolledBack = Push(6, at: 600, takes: 9, Outcome.RolledBack, rollbackAfter: 6);
        var undone = good[4];
        var undoing = Undo(7, undone, at: 700, takes: 4);
        var greenFailed = Push(8, at: 800, takes: 5, Outcome.RolledBack, rollbackAfter: 3, traffic: false);
        var planFailed = Push(9, at: 900, takes: 2, Outcome.Failed, traffic: false);
        var servedAlready = Push(10, at: 950, takes: 0, traffic: false);

        var figures = Read([.. good, rolledBack, undoing, greenFailed, planFailed, servedAlready]);

        (figures.Releases, figures.Changes, figures.Failures, figures.ChangeFailureRate).ShouldBe((5, 6, 2, 0.333));
    }

    [Fact]
    public void Time_to_restore_is_from_notice_to_a_verified_release_serving_again()
    {
        // Noticed after 6 of 9 minutes: 3. After 5 of 10: 5. After 1 of 3: 2. By hand, asked to done: 4. Left broken at 440, mended at 470 by a push: 30.
        Deployment[] history =
        [
            Push(1, at: 100, takes: 9, Outcome.RolledBack, rollbackAfter: 6),
            Push(2, at: 200, takes: 10, Outcome.RolledBack, rollbackAfter: 5),
            Push(3, at: 300, takes: 3, Outcome.RolledBack, rollbackAfter: 1),
            Push(4, at: 350, takes: 10),
            Undo(5, Push(4, at: 350, takes: 10), at: 400, takes: 4),
            Push(6, at: 430, takes: 20, Outcome.Failed, rollbackAfter: 10),
            Push(7, at: 455, takes: 15),
        ];

        var figures = Read(history);

        figures.TimeToRestore.ShouldBe(new Durations(5, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(30)));
        figures.NotRestored.ShouldBe(0);
    }

    [Fact]
    public void What_is_still_broken_is_counted_and_has_no_time()
    {
        var figures = Read([Push(1, at: 100, takes: 10), Push(2, at: 200, takes: 10, Outcome.Failed, rollbackAfter: 5)]);

        (figures.Failures, figures.NotRestored, figures.TimeToRestore.Count).ShouldBe((1, 1, 0));
    }

    [Fact]
    public void What_still_runs_counts_for_nothing()
    {
        var running = Push(1, at: 100, takes: 10) with { Stage = new Stage.Analyzing() };

        Read([running]).ShouldBe(Read([]));
    }

    private static TeamFigures Read(Deployment[] history) => FigureReader.Read("web-app/prod", history.Reverse(), Days);

    private static Deployment Push(
        int number, int at, int takes, Outcome outcome = Outcome.Released, int? rollbackAfter = null, bool traffic = true)
    {
        var pushed = Start.AddMinutes(at);
        List<TimelineEntry> timeline = traffic ? [new("shift", pushed), new("bake", pushed)] : [];
        if (rollbackAfter is { } after)
            timeline.Add(new("rollback", pushed.AddMinutes(after)));
        return new Deployment
        {
            Id = $"d{number}",
            Slot = "web-app/prod",
            Request = new DeploymentRequest
            {
                Kind = DeploymentKind.Push,
                Tag = $"v{number}",
                Digest = Catalogue.Digest($"v{number}"),
                Repository = "web-app",
                RepositoryUrl = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web-app",
                RequestedAt = pushed,
                RequestedBy = "image push",
                CorrelationId = $"correlation-{number}",
                Settings = new EnvironmentSettings { Name = "prod" },
            },
            Stage = new Stage.Ended(outcome, "over", pushed.AddMinutes(takes)),
            AcceptedAt = pushed,
            HeardAt = pushed,
            ProgressedAt = pushed,
            Timeline = [.. timeline],
        };
    }

    /// <summary>A person went back from a release.</summary>
    private static Deployment Undo(int number, Deployment undone, int at, int takes)
    {
        var back = Push(number, at, takes);
        var release = new Release(
            undone.Id, undone.Request.Tag, undone.Request.Digest, Start, new RolloutTarget
            {
                Driver = "codedeploy", TaskDefinition = "web-app:1", ServiceUrl = "http://127.0.0.1", TestUrl = "http://127.0.0.1", DriverSettings = "{}",
            },
            VariablesKey: null,
            Start);
        return back with { Request = back.Request with { Kind = DeploymentKind.Rollback }, Previous = release };
    }
}
