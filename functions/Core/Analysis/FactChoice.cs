using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Delightful.Core.Analysis.Declarations;
using Delightful.Core.Analysis.Detectors;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Errors;
using Delightful.Core.Events;

namespace Delightful.Core.Analysis;

/// <summary>What holds of a service, and which value each variable gets: what is declared wins, then what the source says most surely.</summary>
internal sealed class FactChoice
{
    private readonly SortedDictionary<string, DeclaredSetting> _declared = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<Fact>> _facts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (JsonNode Value, Fact Why)> _chosen = new(StringComparer.Ordinal);
    private readonly List<(Finding Finding, Fact Chosen)> _contradicted = [];
    private readonly Declaration? _declaration;

    public FactChoice(Declaration? declaration, string environment)
    {
        _declaration = declaration;
        foreach (var setting in declaration?.In(environment) ?? [])
        {
            var name = NameOf(setting);
            _declared[name] = setting;
            var fact = new Fact(name, Text(setting.Value), Confidence.Declared, $"{declaration!.File}:{setting.Line}", $"declared as {setting.Key}", setting.Variable);
            _facts[name] = [fact];
            if (setting.Variable is { } variable)
                _chosen[variable] = (setting.Value, fact);
        }
    }

    public ImmutableArray<Fact> Facts => [.. _facts.Values.SelectMany(f => f)];

    public IEnumerable<KeyValuePair<string, JsonNode>> Chosen => _chosen.Select(c => KeyValuePair.Create(c.Key, c.Value.Value));

    public IEnumerable<DeclaredSetting> Declared => _declared.Values;

    /// <summary>Findings that say other than what was chosen.</summary>
    public IEnumerable<(Finding Finding, Fact Chosen)> Contradicted => _contradicted;

    /// <summary>What could set a variable, but is not sure enough, or is only ever proposed.</summary>
    public IEnumerable<Fact> Guesses => _facts.Values.SelectMany(f => f)
        .Where(f => f.Variable is null && FactNames.VariableOf(f.Name) is { } variable && !_chosen.ContainsKey(variable) && !(FactNames.IsSize(f.Name) && f.Value == ServiceVariables.Named(variable).Default));

    /// <summary>Takes what the detectors found into account.</summary>
    public void Infer(IEnumerable<Finding> findings)
    {
        foreach (var about in findings.Where(IsPossible).GroupBy(f => f.Fact))
        {
            var merged = FactMerge.Of(about.Key, about);
            if (_facts.TryGetValue(about.Key, out var declared))
                Contradict(merged.Where(f => f.Confidence >= Confidence.Enough && declared.All(d => !Same(d, f))), declared[0]);
            else if (FactNames.IsMany(about.Key))
                _facts[about.Key] = [.. merged.Select(f => new Fact(f.Fact, f.Value, Rounded(f.Confidence), f.Source, f.Because))];
            else
                Choose(merged);
        }
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
        MigrateOwnDatabase();
    }

    /// <summary>
    /// A migration that was found, and not declared, runs only where the platform makes the database: of any other nobody
    /// said that a deployment may change it.
    /// </summary>
    private void MigrateOwnDatabase()
    {
        const string variable = "migration_command";
        if (IsChosen(variable) || !_chosen.Keys.Any(name => name.StartsWith("database.", StringComparison.Ordinal))
            || !_facts.TryGetValue(FactNames.MigrationCommand, out var found) || found[0] is not { Confidence: >= Confidence.Enough } fact)
            return;
        var value = JsonValue.Create(fact.Value);
        if (!ServiceVariables.Named(variable).Rule.Allows(value))
            return;
        _facts[FactNames.MigrationCommand] = [fact with { Variable = variable }];
        _chosen[variable] = (value, fact with { Variable = variable });
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

    private void Choose(List<Finding> merged)
    {
        var best = merged[0];
        var variable = FactNames.VariableOf(best.Fact);
        var sets = variable is not null && best.Confidence >= Confidence.Enough && !FactNames.IsSize(best.Fact);
        var fact = new Fact(best.Fact, best.Value, Rounded(best.Confidence), best.Source, best.Because, sets ? variable : null);
        _facts[best.Fact] = [fact];
        if (variable is null)
            return;
        if (sets)
            _chosen[variable] = (ValueOf(variable, best.Value), fact);
        Contradict(merged.Skip(1).Where(f => f.Confidence >= Confidence.Enough), fact);
    }

    private void Contradict(IEnumerable<Finding> findings, Fact chosen) => _contradicted.AddRange(findings.Select(f => (f, chosen)));

    /// <summary>A value that its variable could not have is none.</summary>
    private static bool IsPossible(Finding finding) =>
        FactNames.VariableOf(finding.Fact) is not { } variable || (Parsed(variable, finding.Value) is { } value && ServiceVariables.Named(variable).Rule.Allows(value));

    private static JsonNode ValueOf(string variable, string text) => Parsed(variable, text)!;

    private static JsonNode? Parsed(string variable, string text) =>
        ServiceVariables.Named(variable).TerraformType != "number" ? JsonValue.Create(text)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null;

    private static bool Same(Fact declared, Finding finding) =>
        string.Equals(declared.Value, finding.Value, StringComparison.OrdinalIgnoreCase)
        || (declared.Name is FactNames.LanguageVersion or FactNames.FrameworkVersion && (finding.Value.StartsWith(declared.Value + ".", StringComparison.Ordinal) || declared.Value.StartsWith(finding.Value + ".", StringComparison.Ordinal)))
        || declared.Name is FactNames.Command or FactNames.DatabaseDriver or FactNames.WorkerCommand;

    private DeclaredSetting? At(params string[] variables) => variables.Select(v => _declared.Values.FirstOrDefault(s => s.Variable == v)).FirstOrDefault(s => s is not null);

    private InputError Error(DeclaredSetting at, string message) => new(ErrorCodes.DeclarationContradiction, message, _declaration!.File, at.Line, at.Column);

    private void Follow(string variable, int value, string from)
    {
        var (_, why) = _chosen[from];
        var name = FactNames.OfVariable(variable)!;
        var fact = new Fact(name, value.ToString(CultureInfo.InvariantCulture), Confidence.Certain, why.Source, $"follows from {why.Name} {why.Value}", variable);
        _facts[name] = [fact];
        _chosen[variable] = (value, fact);
    }

    /// <summary>What is declared for one environment is about the same as what is declared for all.</summary>
    private static string NameOf(DeclaredSetting setting) =>
        setting.Environment is { } environment ? setting.Key[$"environments.{environment}.".Length..] : setting.Key;

    private static double Rounded(double confidence) => Math.Round(confidence, 2);

    private bool IsChosen(string variable) => _chosen.ContainsKey(variable);

    private int Of(string variable) => Number(variable) ?? DefaultOf(variable);

    private int? Number(string variable) => _chosen.TryGetValue(variable, out var chosen) ? int.Parse(chosen.Why.Value, CultureInfo.InvariantCulture) : null;

    private static int DefaultOf(string variable) => ServiceVariables.DefaultNumber(variable);

    private static string Text(JsonNode value) =>
        value is JsonValue v && v.TryGetValue(out string? text) ? text : value.ToJsonString();
}
