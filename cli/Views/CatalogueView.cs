using System.Collections.Immutable;
using Delightful.Core;
using Delightful.Core.Services;

namespace Delightful.Cli.Views;

/// <summary>A service of the catalogue with what holds in each environment, defaults included.</summary>
sealed record CatalogueView(string Service, string Repository, string RepositoryUrl, ImmutableArray<CatalogueEnvironmentView> Environments)
{
    public static CatalogueView Of(ServiceDefinition service) => new(
        service.Service, service.Repository, service.RepositoryUrl,
        [.. service.Environments.Select((settings, place) => CatalogueEnvironmentView.Of(settings, place == 0 ? null : service.Environments[place - 1].Name))]);
}

/// <summary>What holds in an environment, in words.</summary>
/// <param name="Name">The environment.</param>
/// <param name="Production">True for production.</param>
/// <param name="Releases">How releases come.</param>
/// <param name="Asks">Who is asked, and when.</param>
/// <param name="Holds">What ends a hold.</param>
/// <param name="Pages">Whether somebody is paged.</param>
sealed record CatalogueEnvironmentView(string Name, bool Production, string Releases, string Asks, string Holds, bool Pages)
{
    public static CatalogueEnvironmentView Of(EnvironmentSettings settings, string? before) => new(
        settings.Name,
        settings.Production,
        settings.EffectiveAutomatic ? "every push" : before is null ? "none: nothing comes before it" : $"promoted from {before}{(settings.Production ? " with DEPLOY" : "")}",
        $"{(settings.EffectiveGate.AlwaysAsks ? "always" : "when a plan asks")}: {Approvers(settings)}, within {Words.Duration(settings.Approvals.ExpiresAfter)}",
        settings.EffectiveHoldRelease is HoldRelease.Lifted ? "until lifted" : "until a newer image",
        settings.EffectivePages);

    static string Approvers(EnvironmentSettings settings)
    {
        var who = settings.Approvals.Approvers is [_, ..] named ? string.Join(", ", named.Select(a => a.Name)) : "anybody who is proven";
        return settings.Approvals.NotTheAuthor ? $"{who} but not the author" : who;
    }
}
