using Delightful.Core.Deployments;

namespace Delightful.Core.Slots;

public static partial class SlotDecider
{
    /// <summary>
    /// A release of the environment before is deployed here like a pushed image: the very digest that was verified there,
    /// in its turn. What is held here stays held: a person lifts that first.
    /// </summary>
    private static void Accept(Transition to, SlotEvent.PromotionRequested asked)
    {
        var key = SlotKey.TryParse(to.Slot.Key)!.Value;
        var requestId = $"promotion {asked.RequestId}";
        if (to.Slot.Seen.Contains(requestId) || asked.Service.Environments.FirstOrDefault(e => e.Name == key.Environment) is not { } settings)
            return;
        to.Remember(requestId);
        var release = asked.Release;
        var deployment = New(to, new DeploymentRequest
        {
            Kind = DeploymentKind.Promotion,
            Tag = release.Tag,
            Digest = release.Digest,
            Repository = asked.Service.Repository,
            RepositoryUrl = asked.Service.RepositoryUrl,
            RequestedAt = to.Now,
            RequestedBy = asked.By.Name,
            Reason = asked.Reason,
            CorrelationId = Correlate(key, requestId),
            SourceRepository = asked.Service.SourceRepository,
            Commit = release.Commit,
            Settings = settings,
            Promoted = new Promoted(asked.From, release.DeploymentId, release.VerifiedAt, release.RequestedAt),
            Person = asked.By,
        });
        to.Slot = to.Slot with { Settings = settings };
        if (WhyHeld(to.Slot, deployment.Request) is { } held)
            to.EndAside(deployment, Outcome.Rejected, held);
        else if (release.Tested is { Passed: false } tested)
            to.EndAside(deployment, Outcome.Rejected, $"the tests of {release.Tag} failed in {asked.From}: {tested.Sentence}; nothing was changed");
        else
            Enqueue(to, release.Tested is { Passed: null } untested ? deployment with { Notes = [$"its tests in {asked.From}: {untested.Sentence}"] } : deployment);
    }
}
