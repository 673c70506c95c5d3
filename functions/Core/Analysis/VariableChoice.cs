using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Delightful.Core.Analysis.Declarations;
using Delightful.Core.Analysis.Detectors;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Errors;
using Delightful.Core.Events;

namespace Delightful.Core.Analysis;

/// <summary>Which value each variable gets, and why: what is declared wins, then what the code says most surely.</summary>
internal sealed class VariableChoice
{
    private readonly SortedDictionary<string, DeclaredSetting> _declared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Finding>> _inferred = [];
    private readonly SortedDictionary<string, (JsonNode Value, Fact Why)> _chosen = new(StringComparer.Ordinal);
    private readonly Declaration? _declaration;

    public VariableChoice(Declaration? declaration, string environment)
    {
        _declaration = declaration;
        foreach (var setting in declaration?.In(environment) ?? [])
        {
            _declared[setting.Variable] = setting;
            _chosen[setting.Variable] = (setting.Value, new Fact(
                setting.Key, Text(setting.Value), Confidence.Declared, $"{declaration!.File}:{setting.Line}", $"declared as {setting.Key}", setting.Variable));
        }
    }

    public ImmutableArray<Fact> Facts => [.. _chosen.Values.Select(c => c.Why).OrderBy(f => f.Name, StringComparer.Ordinal)];

    public IEnumerable<KeyValuePair<string, JsonNode>> Chosen => _chosen.Select(c => KeyValuePair.Create(c.Key, c.Value.Value));

    public IEnumerable<DeclaredSetting> Declared => _declared.Values;

    /// <summary>Findings that say other than what was chosen.</summary>
    public IEnumerable<(Finding Finding, Fact Chosen)> Contradicted =>
        _inferred.Values.SelectMany(f => f)
            .Where(f => f.Confidence >= Confidence.Medium && Text(f.Value) != _chosen[f.Variable].Why.Value)
            .Select(f => (f, _chosen[f.Variable].Why));

    /// <summary>Guesses that nothing surer stood against: worth a declaration, not worth a setting.</summary>
    public IEnumerable<Finding> Guesses =>
        _inferred.Values.SelectMany(f => f).Where(f => f.Confidence <= Confidence.Low && !_chosen.ContainsKey(f.Variable));

    /// <summary>Takes a finding into account, when its value is one that the variable may have.</summary>
    public void Infer(Finding finding)
    {
        if (!ServiceVariables.Named(finding.Variable).Rule.Allows(finding.Value))
            return;
        (_inferred.TryGetValue(finding.Variable, out var found) ? found : _inferred[finding.Variable] = []).Add(finding);
        if (finding.Confidence >= Confidence.Medium && (!_chosen.TryGetValue(finding.Variable, out var chosen) || finding.Confidence > chosen.Why.Confidence))
            Choose(finding.Variable, finding.Value, finding.Source, finding.Confidence, finding.Because);
    }

    /// <summary>What is declared may not fit the default of what is not: then that follows it.</summary>
    public void Complete()
    {
        if (Number("cpu") is { } cpu && !IsChosen("memory") && DefaultOf("memory") < 2 * cpu)
            Follow("memory", 2 * cpu, "cpu");
        if (Number("memory") is { } memory && !IsChosen("cpu") && memory > 8 * DefaultOf("cpu"))
            Follow("cpu", ServiceVariables.CpuSizes.First(size => memory <= 8 * size), "memory");
        var (min, desired, max) = (Number("min_count"), Number("desired_count"), Number("max_count"));
        if (max is null && Math.Max(min ?? 1, desired ?? 1) is var most && most > DefaultOf("max_count"))
            Follow("max_count", most, most == desired ? "desired_count" : "min_count");
        if (desired is null && min > DefaultOf("desired_count"))
            Follow("desired_count", min.Value, "min_count");
    }

    /// <summary>Declared values that are possible each, but not together.</summary>
    public ImmutableArray<InputError> Contradictions()
    {
        var errors = new List<InputError>();
        if (Of("cpu") is var cpu && Of("memory") is var memory && (memory < 2 * cpu || memory > 8 * cpu) && At("memory", "cpu") is { } size)
            errors.Add(Error(size, $"memory {memory} does not go with cpu {cpu}: it must be {2 * cpu} to {8 * cpu}"));
        if (Of("min_count") is var min && Of("max_count") is var max && min > max && At("max_count", "min_count") is { } bounds)
            errors.Add(Error(bounds, $"at most {max} tasks is less than at least {min}"));
        else if (Of("desired_count") is var desired && (desired < min || desired > max) && At("desired_count", "min_count", "max_count") is { } count)
            errors.Add(Error(count, $"{desired} tasks to start with is not between {min} and {max}"));
        return [.. errors];
    }

    private DeclaredSetting? At(params string[] variables) => variables.Select(v => _declared.GetValueOrDefault(v)).FirstOrDefault(s => s is not null);

    private InputError Error(DeclaredSetting at, string message) => new(ErrorCodes.DeclarationContradiction, message, _declaration!.File, at.Line, at.Column);

    private void Follow(string variable, int value, string from)
    {
        var (_, why) = _chosen[from];
        Choose(variable, value, why.Source!, Confidence.High, string.Create(CultureInfo.InvariantCulture, $"follows from {from} {why.Value}"));
    }

    private void Choose(string variable, JsonNode value, string source, double confidence, string because) =>
        _chosen[variable] = (value, new Fact(FactNames.OfVariable(variable) ?? variable, Text(value), confidence, source, because, variable));

    private bool IsChosen(string variable) => _chosen.ContainsKey(variable);

    private int Of(string variable) => Number(variable) ?? DefaultOf(variable);

    private int? Number(string variable) => _chosen.TryGetValue(variable, out var chosen) ? int.Parse(chosen.Why.Value, CultureInfo.InvariantCulture) : null;

    private static int DefaultOf(string variable) => ServiceVariables.DefaultNumber(variable);

    private static string Text(JsonNode value) =>
        value is JsonValue v && v.TryGetValue(out string? text) ? text : value.ToJsonString();
}
