using Delightful.Core;
using Delightful.Core.Slots;

namespace Delightful.Cli.Dashboard.Pages;

/// <summary>How ready a slot is to be rolled back: to what, how fast, until when.</summary>
static class WayBackPart
{
    public static Html Of(Slot slot, DateTimeOffset now) => WayBack.Of(slot) switch
    {
        WayBack.Instant { Until: { } until } way => Html.Of($"""{Tag(way.Target.Tag)} <span class="quiet"><b>at once</b>, {(until > now ? Html.Of($"for another {Times.Left(until, now)}") : Html.Of($"while the one before still runs"))}</span>"""),
        WayBack.Instant way => Html.Of($"""{Tag(way.Target.Tag)} <span class="quiet"><b>at once</b>, it still runs</span>"""),
        WayBack.NewRollout { Takes: { } takes } way => Html.Of($"""{Tag(way.Target.Tag)} <span class="quiet">about {Words.Duration(takes.Likely)}, a new rollout</span>"""),
        WayBack.NewRollout way => Html.Of($"""{Tag(way.Target.Tag)} <span class="quiet">by a new rollout</span>"""),
        WayBack.UnderWay { Target: { } target } => Html.Of($"""{Tag(target.Tag)} <span class="quiet">under way</span>"""),
        WayBack.UnderWay => Html.Of($"""<span class="quiet">being stopped; nothing before it</span>"""),
        _ => Html.Of($"""<span class="quiet">no verified release before</span>"""),
    };

    static Html Tag(string tag) => Html.Of($"""<span class="tag">{Html.Outside(tag)}</span>""");
}
