using Delightful.Core.Deployments;
using Delightful.Core.Errors;
using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Core.Events;

/// <summary>What must be true of an event that a person sends. Such an event is hostile until it is checked.</summary>
public static class RequestRules
{
    /// <summary>The longest reason or name that is kept.</summary>
    public const int LongestText = 500;

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

    private static InputError? Common(string doing, string? service, string? environment, string? reason, string? requestedBy) =>
        !SlotKey.IsName(service) ? Malformed($"{doing}: 'service' is missing or not a name")
        : !SlotKey.IsName(environment) ? Malformed($"{doing}: 'environment' is missing or not a name")
        : !IsText(reason) ? Malformed($"{doing}: 'reason' is missing or longer than {LongestText} characters; say why, it stands in the hold")
        : !IsText(requestedBy) ? Malformed($"{doing}: 'requestedBy' is missing or longer than {LongestText} characters")
        : null;

    private static bool IsText(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestText;

    private static InputError Malformed(string message) => new(RequestErrors.Malformed, message);
}
