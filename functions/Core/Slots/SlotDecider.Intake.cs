using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Delightful.Core.Analysis;
using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Services;

namespace Delightful.Core.Slots;

public static partial class SlotDecider
{
    /// <summary>A repeated push event may carry a slightly other time than what the registry says when asked.</summary>
    private static readonly TimeSpan SamePush = TimeSpan.FromSeconds(10);

    private static void Accept(Transition to, SlotEvent.ImagePushed pushed)
    {
        var slot = to.Slot;
        var key = SlotKey.TryParse(slot.Key)!.Value;
        if (pushed.Service.Environments.FirstOrDefault(e => e.Name == key.Environment) is not { EffectiveAutomatic: true } settings)
            return;
        if (ImageTag.Parse(pushed.Tag).PullRequest is { } pullRequest)
        {
            Preview(to, pushed, settings, pullRequest);
            return;
        }
        var image = $"{pushed.Digest} {pushed.Tag}";
        if (slot.Seen.Contains(image) && (pushed.Synthetic || !(pushed.PushedAt > slot.NewestPush + SamePush)))
            return;
        if (pushed.Synthetic && pushed.PushedAt <= slot.NewestPush)
            return;
        if (LastInLine(slot) == pushed.Digest)
            return;

        var deployment = New(to, new DeploymentRequest
        {
            Kind = DeploymentKind.Push,
            Tag = pushed.Tag,
            Digest = pushed.Digest,
            Repository = pushed.Service.Repository,
            RepositoryUrl = pushed.Service.RepositoryUrl,
            RequestedAt = pushed.PushedAt,
            RequestedBy = "image push",
            CorrelationId = Correlate(key, $"{image} {pushed.PushedAt.UtcTicks}"),
            SourceRepository = pushed.Service.SourceRepository,
            Commit = pushed.Commit,
            Settings = settings,
        });
        if (pushed.Synthetic)
            deployment = deployment with { Synthesised = 1 };
        to.Remember(image);

        if (pushed.PushedAt < slot.NewestPush)
        {
            to.EndAside(deployment, Outcome.Superseded, $"a newer image than {pushed.Tag} was pushed before this one arrived");
            return;
        }
        to.Slot = to.Slot with { NewestPush = pushed.PushedAt, Settings = settings };

        if (WhyHeld(to.Slot, deployment.Request) is { } held)
        {
            to.EndAside(deployment, Outcome.Rejected, held);
            return;
        }
        if (!settings.Production)
            Supersede(to, pushed.Tag);
        Enqueue(to, deployment);
    }

    /// <summary>A newer push takes the place of older ones that wait: for the slot, or for an answer that nobody gave.</summary>
    private static void Supersede(Transition to, string newer)
    {
        foreach (var older in to.Slot.Waiting.Where(w => w.Request.Kind == DeploymentKind.Push))
            to.EndAside(older, Outcome.Superseded, $"{newer} was pushed while {older.Request.Tag} waited");
        if (to.Active is { Request: { Kind: DeploymentKind.Push, Tag: var asking }, Stage: Stage.Approving { IsApproved: false } })
            to.End(Outcome.Superseded, $"{newer} was pushed while {asking} waited for approval; nothing was applied");
    }

    /// <summary>The digest that will serve when nothing else is asked for and all goes well.</summary>
    private static string? LastInLine(Slot slot) => slot.Waiting.LastOrDefault(w => w.Request.Kind != DeploymentKind.Preview) is { } last ? last.Request.Digest : slot switch
    {
        { Active.Request.Kind: DeploymentKind.Preview } => slot.Current?.Digest,
        { Active.Stage: Stage.RollingBack or Stage.Applying { CancelledBecause: not null } or Stage.Migrating { CancelledBecause: not null } } => slot.Current?.Digest,
        { Active: { } active } => active.Request.Digest,
        _ => slot.Current?.Digest,
    };

    /// <summary>What was found to be newer than the held image ends the hold when it starts.</summary>
    private static Deployment EndingTheHold(Transition to, Deployment newer)
    {
        if (to.Slot.Hold is not { } hold)
            return newer;
        to.Slot = to.Slot with { Hold = null };
        return newer with { Notes = newer.Notes.Add($"this newer image ended the hold on {hold.Tag}") };
    }

    /// <summary>Why automation may not bring this image, in one sentence; null when it may.</summary>
    private static string? WhyHeld(Slot slot, DeploymentRequest request)
    {
        if (slot.RefusedDigests.Contains(request.Digest))
            return $"this image was rolled back here before{Since(slot.Hold, request.Digest)}; lift the hold to allow it again";
        if (slot.Hold is not { } hold)
            return null;
        var newer = request.Digest != hold.Digest && request.RequestedAt > hold.PushedAt;
        return newer && request.Settings.EffectiveHoldRelease == HoldRelease.NewerDigest
            ? null
            : $"{slot.Key} is held by {hold.Author}: {hold.Reason}; lift the hold to deploy {request.Tag}";
    }

    private static string Since(Hold? hold, string digest) =>
        hold is not null && hold.Digest == digest
            ? $" ({hold.Since.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC, {hold.Author}: {hold.Reason})"
            : "";

    /// <summary>Puts a deployment where it belongs: rollbacks before everything else, previews behind, each kind in its order.</summary>
    private static void Enqueue(Transition to, Deployment deployment)
    {
        var turn = TurnOf(deployment);
        var at = to.Slot.Waiting.TakeWhile(w => TurnOf(w) <= turn).Count();
        var most = deployment.Request.Kind == DeploymentKind.Preview ? Slot.MostPreviews : Slot.MostWaiting;
        if (to.Slot.Waiting.Count(w => TurnOf(w) == turn) == most)
        {
            to.EndAside(deployment, Outcome.Rejected, $"{most} wait already; ask again when some of them are over");
            return;
        }
        if (to.Active is { } active)
            deployment = deployment with { Stage = new Stage.Waiting(active.Id) };
        to.Slot = to.Slot with { Waiting = to.Slot.Waiting.Insert(at, deployment) };
        if (to.Active is { } ahead)
            to.Announce(deployment, $"waits for {ahead.Request.Tag} ({ahead.Stage.Name}); it starts by itself");
    }

    private static int TurnOf(Deployment waiting) => waiting.Request.Kind switch
    {
        DeploymentKind.Rollback => 0,
        DeploymentKind.Preview => 2,
        _ => 1,
    };

    /// <summary>Gives a deployment the slot, under a new fence.</summary>
    private static void Start(Transition to, Deployment deployment)
    {
        var fence = to.Slot.Fence + 1;
        to.Slot = to.Slot with
        {
            Fence = fence,
            Lease = new Lease(deployment.Id, fence, to.Now, to.Now, to.Now + deployment.Request.Settings.LeaseFor, Proof: null),
            Active = deployment with { Previous = deployment.Request.Kind == DeploymentKind.Rollback ? to.Slot.Current : to.Slot.LastVerified },
        };
        if (deployment.Request.Kind == DeploymentKind.Rollback)
        {
            StartRestoring(to);
            return;
        }
        to.Enter(new Stage.Analyzing(), $"{deployment.Request.Tag} started; the source is being read");
        Analyze(to);
    }

    private static void Analyze(Transition to)
    {
        var key = SlotKey.TryParse(to.Slot.Key)!.Value;
        var request = to.Active!.Request;
        to.Issue("analyze", new SlotCommand.RequestAnalysis(new AnalysisRequested
        {
            DeploymentId = to.Active.Id,
            CorrelationId = request.CorrelationId,
            Service = key.Service,
            Environment = key.Environment,
            Tag = request.Tag,
            Digest = request.Digest,
            SourceBundle = SourceBundle(request),
            VariablesKey = GeneratedVariables.KeyOf(key, to.Active.Id),
            LanguageModel = request.Settings.LanguageModel,
        }));
    }

    /// <summary>Where the entry workflow puts the source of a commit.</summary>
    private static string? SourceBundle(DeploymentRequest request) =>
        request.Commit is null ? null : $"source/{request.Repository}/{request.Commit}.zip";

    private static Deployment New(Transition to, DeploymentRequest request) => new()
    {
        Id = $"{to.Now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}-{request.CorrelationId[..8]}",
        Slot = to.Slot.Key,
        Request = request,
        Stage = new Stage.Waiting(""),
        AcceptedAt = to.Now,
        FirstVersion = to.Slot.Version + 1,
        HeardAt = to.Now,
        ProgressedAt = to.Now,
    };

    /// <summary>An id that follows from the request, so that the same request has the same id wherever it is met.</summary>
    private static string Correlate(SlotKey key, string request) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key} {request}")))[..32];
}
