using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Delightful.Core.Plans;

namespace Delightful.Core.Gate;

/// <summary>How the variables that the analysis generated differ from those the current release was applied with.</summary>
/// <param name="Names">Those that differ.</param>
/// <param name="Leaps">Numbers that grew or shrank, by how much, most first.</param>
/// <param name="IsKnown">False when one of the two could not be read.</param>
public sealed record VariableChanges(ImmutableArray<string> Names, ImmutableArray<VariableLeap> Leaps, bool IsKnown)
{
    private const int MostVariables = 2_000;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>It is not known how they differ.</summary>
    public static VariableChanges Unknown { get; } = new([], [], IsKnown: false);

    /// <summary>Compares two <c>terraform.tfvars.json</c>; null for one that is not there.</summary>
    public static VariableChanges Between(string? applied, string? planned)
    {
        if (applied is null || planned is null || Read(applied) is not { } before || Read(planned) is not { } after)
            return Unknown;
        var names = before.Keys.Union(after.Keys).Where(n => before.GetValueOrDefault(n) != after.GetValueOrDefault(n)).Order(StringComparer.Ordinal).ToList();
        return new(
            [.. names.Select(Told)],
            [.. names.Select(n => Leap(n, before.GetValueOrDefault(n), after.GetValueOrDefault(n))).OfType<VariableLeap>().OrderByDescending(l => l.Factor)],
            IsKnown: true);
    }

    private static VariableLeap? Leap(string name, string? before, string? after) =>
        Number(before) is { } old && Number(after) is { } @new && old > 0 && @new > 0
            ? new(Told(name), old, @new, Math.Max(old, @new) / Math.Min(old, @new))
            : null;

    private static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && number is > 0.0001m and < 1_000_000_000m ? number : null;

    private static string Told(string path) => string.Join('.', path.Split('.').Select(PlanNames.Identifier));

    private static Dictionary<string, string>? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            return document.RootElement.ValueKind is JsonValueKind.Object && Add(document.RootElement, "", values) ? values : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool Add(JsonElement element, string path, Dictionary<string, string> values)
    {
        if (element.ValueKind is not JsonValueKind.Object)
            return values.Count < MostVariables && values.TryAdd(path, element.ValueKind is JsonValueKind.Null ? "" : element.GetRawText());
        return element.EnumerateObject().All(p => Add(p.Value, path.Length == 0 ? p.Name : $"{path}.{p.Name}", values));
    }
}

/// <summary>A number that grew or shrank.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Before">What it was.</param>
/// <param name="After">What it is to be.</param>
/// <param name="Factor">How many times the smaller the larger is.</param>
public sealed record VariableLeap(string Name, decimal Before, decimal After, decimal Factor);
