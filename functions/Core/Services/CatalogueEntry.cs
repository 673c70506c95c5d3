using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Delightful.Core.Gate.Policies;
using Delightful.Core.Slots;

namespace Delightful.Core.Services;

/// <summary>
/// A service's entry in the catalogue as a person writes it. It is read strictly: a field with a mistake in its name would
/// otherwise say nothing, and make production an environment like any other.
/// </summary>
/// <param name="Service">The service; null when the text could not be read.</param>
/// <param name="Faults">What is wrong with it, in the order of the text. An entry with any must not be used.</param>
public sealed record CatalogueEntry(ServiceDefinition? Service, ImmutableArray<CatalogueFault> Faults)
{
    private static readonly CoreJson Strict = new(new JsonSerializerOptions(CoreJson.Default.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    });

    /// <summary>Reads an entry from JSON.</summary>
    public static CatalogueEntry Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, Strict.ServiceDefinition) is not { } service ? new(null, [new CatalogueFault("it is empty")])
                : service.Environments.Any(e => e is null || e.Approvals.Approvers.Any(a => a is null)) ? new(null, [new CatalogueFault("environments or approvers has null in it")])
                : new(service, [.. FaultsOf(service).Select(sentence => new CatalogueFault(sentence))]);
        }
        catch (JsonException e)
        {
            return new(null, [new CatalogueFault(WordsOf(e, json), (int?)e.LineNumber + 1, (int?)e.BytePositionInLine + 1)]);
        }
    }

    private static IEnumerable<string> FaultsOf(ServiceDefinition service)
    {
        if (service.Repository.Length == 0)
            yield return "repository is empty";
        if (!service.RepositoryUrl.EndsWith($"/{service.Repository}", StringComparison.Ordinal))
            yield return $"repositoryUrl does not end with /{service.Repository}, which is the repository";
        if (service.RegisteredAt == default)
            yield return "registeredAt is missing: the moment from which on pushed images are deployed";
        if (service.Environments.IsEmpty)
            yield return "environments has none";
        foreach (var twice in service.Environments.GroupBy(e => e.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return $"environments has {twice.Key} twice";
        foreach (var (place, settings) in service.Environments.Index())
            foreach (var fault in FaultsOf(service.Service, settings, place))
                yield return fault;
    }

    private static IEnumerable<string> FaultsOf(string service, EnvironmentSettings settings, int place)
    {
        var name = $"environments[{place}], {settings.Name}";
        if (SlotKey.FaultOf(service, settings.Name) is { } fault)
            yield return $"{name}: {fault}";
        if (settings is { Production: true, Automatic: true } && place > 0)
            yield return $"{name}: production is promoted from the environment before it, so automatic cannot be true";
        foreach (var approver in settings.Approvals.Approvers.Where(a => a is { Slack: null, GitHub: null, Aws: null } && !settings.Approvals.TakesUnproven))
            yield return $"{name}: the approver {approver.Name} can answer nowhere: say who they are in slack, gitHub or aws";
        if (settings.Approvals.ExpiresAfter <= TimeSpan.Zero)
            yield return $"{name}: approvals.expiresAfter leaves no time to answer";
        foreach (var policy in (settings.Gate?.Policies.Keys ?? []).Where(p => PolicyBook.All.All(known => known.Name != p)))
            yield return $"{name}: gate.policies names {policy}, which is no policy";
        foreach (var (wait, length) in WaitsOf(settings).Where(w => w.Length <= TimeSpan.Zero))
            yield return $"{name}: {wait} is not longer than nothing";
    }

    private static IEnumerable<(string Wait, TimeSpan Length)> WaitsOf(EnvironmentSettings settings) =>
    [
        ("redriveAfter", settings.RedriveAfter), ("askAfter", settings.AskAfter), ("searchEvery", settings.SearchEvery), ("stallAfter", settings.StallAfter),
        ("tellEvery", settings.TellEvery), ("leaseFor", settings.LeaseFor), ("smokeBackoff", settings.SmokeBackoff), ("smokeLatency", settings.SmokeLatency),
    ];

    /// <summary>What the reader found, without the names of types.</summary>
    private static string WordsOf(JsonException e, string json)
    {
        var (place, field) = (e.Path is { Length: > 2 } path ? path[2..] : "it", e.Path?[(e.Path.LastIndexOf('.') + 1)..]);
        if (!IsJson(json))
            return "it is not JSON";
        if (e.Message.Contains("could not be mapped", StringComparison.Ordinal))
            return $"{place}: there is no field {field}";
        if (e.Message.Contains("required", StringComparison.Ordinal) && e.Message.Split(": ") is [.., var missing])
            return $"{place}: {missing.Split(" Path")[0].TrimEnd('.').Replace("'", "", StringComparison.Ordinal)} is missing";
        return e.Message.Contains("uplicate", StringComparison.Ordinal) ? $"{place} is there twice" : $"{place} has no value of the form that is expected there";
    }

    private static bool IsJson(string json)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary>What is wrong with an entry.</summary>
/// <param name="Sentence">What it is.</param>
/// <param name="Line">The line, from 1; null when it is no single place.</param>
/// <param name="Column">The byte in the line, from 1.</param>
public sealed record CatalogueFault(string Sentence, int? Line = null, int? Column = null)
{
    /// <summary>With its place in a file.</summary>
    public string In(string file) => $"{file}{(Line is null ? "" : $":{Line}:{Column}")}: {Sentence}";
}
