using Delightful.Core.Deployments;

namespace Delightful.Core.Slots;

public static partial class SlotDecider
{
    private const int LongestResult = 200;
    private const string TookTooLong = "failed: it took longer than its build may run";

    /// <summary>Longer than a build of tests works.</summary>
    private static readonly TimeSpan TestsEndWithin = TimeSpan.FromHours(1);

    /// <summary>A release that was verified is tested by its repository, where the environment wants that; a rollback brings back what was tested.</summary>
    private static void TestOrRelease(Transition to, RolloutTarget target)
    {
        var (active, request) = (to.Active!, to.Active!.Request);
        if (request.Kind == DeploymentKind.Rollback || target.Tests is not { } tests)
        {
            TellOfMissingTests(to, target);
            Released(to, target);
            return;
        }
        if (target.ServiceUrl is not { } url)
        {
            NotTested(to, target, "nobody calls it, so it has no address to be tested at");
            return;
        }
        if (SourceBundle(request) is not { } source)
        {
            NotTested(to, target, "the commit of the image is not known, so there is no source to take them from");
            return;
        }
        var id = to.Number("test");
        to.Enter(new Stage.Testing(id, target), $"{request.Tag} serves all traffic and is being tested by its repository");
        to.Issue(id, new SlotCommand.StartTests(active.Id, to.Slot.Fence, request.Tag, request.Digest, source, url, tests), to.Now);
    }

    /// <summary>An environment that wants no tests says so; who says nothing would leave them out without a word.</summary>
    private static void TellOfMissingTests(Transition to, RolloutTarget target)
    {
        var active = to.Active!;
        if (active is { WantsTests: true, Request.Kind: not DeploymentKind.Rollback } && target.ServiceUrl is not null && !target.Says("tests"))
            to.Heard(active with { Tested = new TestReport(null, $"did not run: what was applied says nothing of tests, because {ScriptsAreOlder}", null) });
    }

    /// <summary>
    /// What the tests found is part of the outcome. The release stays: it was verified, and here is where one finds out what is
    /// wrong with it. One whose tests failed is promoted nowhere.
    /// </summary>
    private static void Tested(Transition to, Stage.Testing testing, SlotEvent.BuildChanged changed)
    {
        var (integration, load) = (Result(changed, "INTEGRATION"), Result(changed, "LOAD"));
        if (changed.TimedOut)
        {
            integration ??= testing.Target.Tests!.Integration is null ? null : TookTooLong;
            load ??= testing.Target.Tests!.Load is null ? null : TookTooLong;
        }
        if (integration is null && load is null)
        {
            NotTested(to, testing.Target, Failure(changed));
            return;
        }
        var passed = changed.Status != WorkStatus.Succeeded ? false : Ran(integration) && Ran(load) ? true : (bool?)null;
        to.Heard(to.Active! with { Tested = new TestReport(passed, integration, load) });
        Released(to, testing.Target);
    }

    /// <summary>
    /// What nobody waits for is stopped. A build that is being started at that moment is not known here: it ends by itself, and
    /// what it says changes nothing.
    /// </summary>
    private static void StopTests(Transition to, Stage.Testing testing)
    {
        if (testing.BuildId is { } build)
            to.Issue("stoptests", new SlotCommand.StopTests(build, to.Now + TestsEndWithin));
    }

    /// <summary>It comes from where code of a repository ran, and is kept with the release.</summary>
    private static string? Result(SlotEvent.BuildChanged changed, string name) =>
        Exported(changed.Exported, name) is { } result ? Text.SafeText.Line(result, LongestResult) : null;

    private static bool Ran(string? result) => result?.StartsWith("did not run", StringComparison.Ordinal) != true;

    private static void NotTested(Transition to, RolloutTarget target, string why)
    {
        var result = Text.SafeText.Line($"did not run: {why}", LongestResult);
        to.Heard(to.Active! with { Tested = new TestReport(null, target.Tests!.Integration is null ? null : result, target.Tests.Load is null ? null : result) });
        Released(to, target);
    }
}
