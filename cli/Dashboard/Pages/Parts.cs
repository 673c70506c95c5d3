using System.Globalization;
using Delightful.Cli.Views;
using Delightful.Core;
using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Forecasts;
using Delightful.Core.Slots;

namespace Delightful.Cli.Dashboard.Pages;

/// <summary>Small parts that several pages share.</summary>
static class Parts
{
    /// <summary>A deployment by its tag, leading to its page.</summary>
    public static Html Link(Deployment deployment) => Html.Of($"""<a class="tag" href="{Paths.Of(deployment)}">{Html.Outside(deployment.Request.Tag)}</a>""");

    /// <summary>A slot by its names, leading to its page.</summary>
    public static Html Link(SlotKey slot) => Html.Of($"""<a href="{Paths.Of(slot)}">{slot.Service}<span class="to"> → </span>{slot.Environment}</a>""");

    public static SlotKey KeyOf(Slot slot) => SlotKey.TryParse(slot.Key)!.Value;

    public static SlotKey KeyOf(Deployment deployment) => SlotKey.TryParse(deployment.Slot)!.Value;

    /// <summary>An id for an element that is about one thing, the same on every look.</summary>
    public static string Id(string what, string of) => $"{what}-{of.Replace('/', '-')}";

    public static string Kind(Deployment deployment) => deployment.Request.Kind != DeploymentKind.Push
        ? $"{deployment.Request.Kind.ToString().ToLowerInvariant()} by {deployment.Request.RequestedBy}"
        : deployment.Request.RequestedBy;

    /// <summary>Since or how long it ran.</summary>
    public static Html Took(Deployment deployment, DateTimeOffset now) => deployment.Stage is Stage.Ended ended
        ? Html.Of($"{(deployment.Timeline.IsEmpty ? "never started" : Words.Duration(ended.At - deployment.AcceptedAt))}")
        : Times.Since(deployment.AcceptedAt, now);

    /// <summary>When a running deployment will be done, or why nobody can tell.</summary>
    public static Html Eta(Deployment deployment, Forecast forecast, DateTimeOffset now) => forecast.Left is { } left
        ? Html.Of($"""done in about <b>{Times.Left(now + left.Likely, now)}</b>, at most {Times.Left(now + left.Late, now)} in nine of ten cases{(forecast.IsLate ? Html.Of($""" <span class="late">slower than nine of ten</span>""") : Html.Empty)}""")
        : Html.Of($"{ForecastWords.OfRest(deployment, forecast)}");

    /// <summary>When a waiting deployment starts.</summary>
    public static Html Starts(Forecast forecast, DateTimeOffset now) => forecast.Start is { } start
        ? Html.Of($"starts in about <b>{Times.Left(now + start.Likely, now)}</b>, at most {Times.Left(now + start.Late, now)} in nine of ten cases")
        : Html.Of($"starts by itself, nobody can tell when");

    public static string WaitsFor(Deployment deployment) => Progress.WaitsFor(deployment) is { } what ? $"waits for {what}" : "";

    /// <summary>A link out of the page, when the address is one of the web; the label alone otherwise.</summary>
    public static Html LinkOut(string label, string? url) => SafeUrl.Of(url) is { } safe
        ? Html.Of($"""<a href="{safe}" rel="noopener noreferrer" target="_blank">{label}<span class="unseen"> (opens elsewhere)</span></a>""")
        : Html.Of($"{label}");

    /// <summary>A command to type. A button to copy it appears where scripts run.</summary>
    public static Html Command(string command) => Html.Of($"""<span class="command"><code>{command}</code><button type="button" class="copy" hidden>Copy</button></span>""");

    public static string Short(string digest) => digest.Length > 19 ? digest[..19] : digest;

    public static string Count(int count, string one, string many) => count == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{count} {many}");
}
