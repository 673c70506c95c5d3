using Delightful.Core;
using Delightful.Core.Deployments;

namespace Delightful.Cli.Dashboard.Pages;

/// <summary>Deployments one below the other, each with how it stands and why.</summary>
static class DeploymentList
{
    public static Html Of(IEnumerable<Deployment> deployments, DateTimeOffset now, bool withSlot = true) => Html.Of(
        $"""<ol class="deployments">{Html.Each(deployments, deployment => One(deployment, now, withSlot))}</ol>""");

    static Html One(Deployment deployment, DateTimeOffset now, bool withSlot) => Html.Of(
        $"""
        <li id="{Parts.Id("row", $"{deployment.Slot}/{deployment.Id}")}">
        <span class="state-cell">{State.Of(deployment).Show()}</span>
        <span class="tag-cell">{Parts.Link(deployment)}{(withSlot ? Html.Of($""" <span class="slot-cell">{Parts.Link(Parts.KeyOf(deployment))}</span>""") : Html.Empty)}{(deployment.Request.Kind == DeploymentKind.Push ? Html.Empty : Html.Of($""" <span class="quiet">{deployment.Request.Kind.ToString().ToLowerInvariant()}</span>"""))}</span>
        <span class="why-cell">{Html.Outside(Why(deployment))}</span>
        <span class="took-cell"><span class="unseen">took</span> {Parts.Took(deployment, now)}</span>
        <span class="when-cell">{Times.Clock(deployment.AcceptedAt, now)}</span>
        </li>
        """);

    static string Why(Deployment deployment) => deployment.Stage is Stage.Ended ended ? ended.Sentence : Parts.WaitsFor(deployment);
}
