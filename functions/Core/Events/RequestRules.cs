using Delightful.Core.Deployments;
using Delightful.Core.Errors;
using Delightful.Core.Gate;
using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Core.Events;

/// <summary>What must be true of an event that a person sends. Such an event is hostile until it is checked.</summary>
public static class RequestRules
{
    /// <summary>The longest reason or name that is kept.</summary>
    public const int LongestText = 500;

    private const int LongestId = 128;

    /// <summary>What is wrong with a request to roll back; null when nothing is.</summary>
    public static InputError? Check(RollbackRequested request) =>
        Common("rolling back", request.Service, request.Environment, request.Reason, request.RequestedBy)
        ?? (request.ToTag is null || ImageTag.IsTag(request.ToTag)
            ? null
            : Malformed("rolling back: 'toTag' is not an image tag; leave it out for the release before the current one"));

    /// <summary>What is wrong with a request to lift a hold; null when nothing is.</summary>
    public static InputError? Check(HoldLiftRequested request) =>
        Common("lifting a hold", request.Service, request.Environment, request.Reason, request.RequestedBy);

    /// <summary>What is wrong with a request to unlock a slot; null when nothing is.</summary>
    public static InputError? Check(UnlockRequested request) =>
        Common("unlocking", request.Service, request.Environment, request.Reason, request.RequestedBy)
        ?? (IsText(request.DeploymentId)
            ? null
            : Malformed("unlocking: 'deploymentId' is missing; `delightful status` names the running deployment"));

    /// <summary>What is wrong with an answer as it arrived; null when nothing is. Whether it may be given is not asked here.</summary>
    public static InputError? Check(ApprovalDecided answer) =>
        Common("answering", answer.Service, answer.Environment, answer.Reason, answer.By?.Name, "by.name")
        ?? (!IsText(answer.DeploymentId) ? Malformed("answering: 'deploymentId' is missing; `delightful status` names the deployment that asks")
            : answer.Decision is not (ApprovalDecided.Approve or ApprovalDecided.Reject)
                ? Malformed($"answering: 'decision' is neither '{ApprovalDecided.Approve}' nor '{ApprovalDecided.Reject}'")
            : !IsText(answer.Token) ? Malformed("answering: 'token' is missing; `delightful status --json` has the one of what is asked")
            : WhoIsWrong("answering", answer.By!) ?? WrongId("answering", answer.RequestId));

    /// <summary>What is wrong with a request to promote as it arrived; null when nothing is.</summary>
    public static InputError? Check(PromotionRequested request) =>
        Common("promoting", request.Service, request.Environment, request.Reason, request.By?.Name, "by.name")
        ?? (request.From is not null && !SlotKey.IsEnvironment(request.From) ? Malformed($"promoting: 'from' names no environment: it has {SlotKey.EnvironmentRule}; leave it out for the environment before")
            : request.Tag is not null && !ImageTag.IsTag(request.Tag) ? Malformed("promoting: 'tag' is not an image tag; leave it out for the release that serves")
            : WhoIsWrong("promoting", request.By!) ?? WrongId("promoting", request.RequestId));

    /// <summary>What is wrong with a slot that a request names; null when the catalogue has it.</summary>
    public static InputError? CheckSlot(string doing, string service, string environment, ServiceDefinition? known)
    {
        if (known is null)
            return new InputError(RequestErrors.UnknownService, $"{doing}: the catalogue has no service '{service}'; `delightful status` lists what there is");
        return known.Environments.Any(e => e.Name == environment)
            ? null
            : new InputError(RequestErrors.UnknownEnvironment,
                $"{doing}: {service} has no environment '{environment}'; it has {string.Join(", ", known.Environments.Select(e => e.Name))}");
    }

    private static InputError? WhoIsWrong(string doing, By by) =>
        by.Name!.Length > Person.LongestName || by.Id?.Length > Person.LongestName ? Malformed($"{doing}: 'by' has a name or an id of more than {Person.LongestName} characters")
        : Person.ViaOf(by.Via) is null ? Malformed($"{doing}: 'by.via' is none of slack, github, cli and event")
        : null;

    private static InputError? WrongId(string doing, string? requestId) => requestId is null || (IsText(requestId) && requestId.Length <= LongestId)
        ? null
        : Malformed($"{doing}: 'requestId' is empty or longer than {LongestId} characters; leave it out for the id of the event");

    private static InputError? Common(string doing, string? service, string? environment, string? reason, string? requestedBy, string who = "requestedBy") =>
        SlotKey.FaultOf(service, environment) is { } fault ? Malformed($"{doing}: 'service' and 'environment' name no slot: {fault}")
        : !IsText(reason) ? Malformed($"{doing}: 'reason' is missing or longer than {LongestText} characters; say why, people will read it")
        : !IsText(requestedBy) ? Malformed($"{doing}: '{who}' is missing or longer than {LongestText} characters")
        : null;

    private static bool IsText(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestText;

    private static InputError Malformed(string message) => new(RequestErrors.Malformed, message);
}
