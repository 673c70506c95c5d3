using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Cli.Views;

/// <summary>One service in one environment: what serves, what is happening, what may not happen.</summary>
sealed record SlotView(
    string Service,
    string Environment,
    ReleaseView? Current,
    DeploymentView? Active,
    IReadOnlyList<DeploymentView> Waiting,
    HoldView? Hold,
    IReadOnlyList<ReleaseView> Releases)
{
    public static SlotView Of(Slot slot, DateTimeOffset now)
    {
        var key = SlotKey.TryParse(slot.Key)!.Value;
        return new(
            key.Service,
            key.Environment,
            ReleaseView.Of(slot.Current),
            slot.Active is null ? null : DeploymentView.Of(slot.Active, now, slot),
            [.. slot.Waiting.Select(deployment => DeploymentView.Of(deployment, now, slot))],
            slot.Hold is { } hold ? new HoldView(hold.Reason, hold.Author, hold.Since, hold.Tag, hold.Digest) : null,
            [.. slot.Releases.Select(release => ReleaseView.Of(release)!)]);
    }
}

/// <summary>A verified release.</summary>
sealed record ReleaseView(string Tag, string Digest, DateTimeOffset VerifiedAt, string? Url, string? Dashboard)
{
    public static ReleaseView? Of(Release? release) => release is null
        ? null
        : new(release.Tag, release.Digest, release.VerifiedAt, release.Target.ServiceUrl, release.Target.DashboardUrl);
}

/// <summary>Why automation may not deploy here.</summary>
sealed record HoldView(string Reason, string Author, DateTimeOffset Since, string Tag, string Digest);
