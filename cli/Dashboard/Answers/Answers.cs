using Delightful.Cli.Errors;
using Delightful.Cli.Views;
using Delightful.Core.Slots;

namespace Delightful.Cli.Dashboard.Answers;

/// <summary>Every slot. A problem says that it is what was known when it was read last.</summary>
sealed record SlotsAnswer(IReadOnlyList<SlotAnswer> Slots, ProblemAnswer? Problem);

/// <summary>One slot, and the way back.</summary>
sealed record SlotAnswer(SlotView Slot, WayBackAnswer WayBack)
{
    public static SlotAnswer Of(Slot slot, DateTimeOffset now) => new(SlotView.Of(slot, now), WayBackAnswer.Of(slot));
}

/// <summary>What a rollback would go back to, and how.</summary>
/// <param name="How">One of: instant, newRollout, underWay, none.</param>
/// <param name="To">The tag that would serve again.</param>
/// <param name="Until">Until when it is instant.</param>
/// <param name="Takes">How long a new rollout takes.</param>
sealed record WayBackAnswer(string How, string? To, DateTimeOffset? Until, SpanView? Takes)
{
    public static WayBackAnswer Of(Slot slot) => WayBack.Of(slot) switch
    {
        WayBack.Instant way => new("instant", way.Target.Tag, way.Until, null),
        WayBack.NewRollout way => new("newRollout", way.Target.Tag, null, SpanView.Of(way.Takes)),
        WayBack.UnderWay way => new("underWay", way.Target?.Tag, null, null),
        _ => new("none", null, null, null),
    };
}

/// <summary>Deployments, newest first.</summary>
sealed record DeploymentsAnswer(IReadOnlyList<DeploymentView> Deployments);

/// <summary>One deployment with everything that was recorded.</summary>
sealed record DeploymentAnswer(DetailView Detail, ForecastView Forecast, IReadOnlyList<StepView> Events);

/// <summary>The team figures of each slot.</summary>
sealed record FiguresAnswer(IReadOnlyList<FiguresView> Figures);

/// <summary>Something that went wrong.</summary>
sealed record ErrorAnswer(ProblemAnswer Error);

/// <summary>An error of the catalogue.</summary>
sealed record ProblemAnswer(string Code, string Message, string Remedy)
{
    public static ProblemAnswer? Of(CliException? error) => error is null ? null : new(error.Code, error.Message, error.Remedy);
}

/// <summary>What a live page is told when something changed.</summary>
sealed record NewsAnswer(long Number, bool Busy, string? Problem);
