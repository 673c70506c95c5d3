using Delightful.Core.Deployments;
using Delightful.Core.Errors;
using Delightful.Core.Events;
using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Core.Gate;

/// <summary>What may be promoted, and where to: a verified release of the environment before, and nothing else.</summary>
public static class PromotionRules
{
    /// <summary>The environment that comes before another in the catalogue's order of promotion; null for the first.</summary>
    public static string? Before(ServiceDefinition service, string environment) =>
        service.Environments.TakeWhile(e => e.Name != environment).LastOrDefault()?.Name;

    /// <summary>What is wrong with a promotion, as far as the catalogue tells; null when nothing is. The service has the environment.</summary>
    public static InputError? Check(PromotionRequested asked, ServiceDefinition service)
    {
        if (Before(service, asked.Environment!) is not { } before)
            return Cannot($"{asked.Environment} is the first environment of {service.Service}: an image gets there by being pushed");
        if (asked.From is { } from && from != before)
            return Cannot($"a release gets to {asked.Environment} from {before}, not from {from}");
        return service.Environments.First(e => e.Name == asked.Environment).Production && !Confirmation.IsTyped(asked.Confirmation)
            ? new InputError(RequestErrors.NotConfirmed, $"promoting: {asked.Environment} is production; type {Confirmation.Word} to confirm that it may change")
            : null;
    }

    /// <summary>The release of the environment before that is meant; null, with what is wrong, when there is none.</summary>
    /// <param name="before">The slot of the environment before.</param>
    /// <param name="tag">The release, by tag; the one that serves there when null.</param>
    /// <param name="wrong">What is wrong; null when there is one.</param>
    public static Release? Find(Slot before, string? tag, out InputError? wrong)
    {
        var found = tag is null ? before.Current : before.Releases.FirstOrDefault(r => r.Tag == tag);
        wrong = found is not null ? null
            : tag is null ? Cannot($"no verified release serves in {before.Key}, so there is nothing to promote")
            : Cannot($"{tag} is not a verified release of {before.Key}; {(before.Releases.IsEmpty ? "there is none" : $"there are {string.Join(", ", before.Releases.Select(r => r.Tag))}")}");
        return found;
    }

    /// <summary>What is wrong by now with promoting what was verified in the environment before; null when nothing is.</summary>
    public static InputError? CheckAgain(Slot before, string tag, string digest) => before.RefusedDigests.Contains(digest)
        ? Cannot($"{tag} was rolled back in {before.Key} since it was asked for; reject it")
        : null;

    private static InputError Cannot(string why) => new(RequestErrors.CannotPromote, $"promoting: {why}");
}
