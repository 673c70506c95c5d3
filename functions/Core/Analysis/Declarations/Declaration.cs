using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Delightful.Core.Events;

namespace Delightful.Core.Analysis.Declarations;

/// <summary>What a declaration says.</summary>
/// <param name="File">Its file.</param>
/// <param name="Service">The service it names, and the line; null when it names none.</param>
/// <param name="Settings">Its settings in the order of the file.</param>
/// <param name="Errors">What is wrong with it, in the order of the file.</param>
internal sealed record Declaration(
    string File, (string Name, int Line, int Column)? Service, ImmutableArray<DeclaredSetting> Settings, ImmutableArray<InputError> Errors)
{
    /// <summary>What holds in an environment: its own settings after those for all, so that they win.</summary>
    public IEnumerable<DeclaredSetting> In(string environment) =>
        Settings.Where(s => s.Environment is null).Concat(Settings.Where(s => s.Environment == environment));
}

/// <summary>One declared value.</summary>
/// <param name="Key">The key as it stands in the file, with its sections.</param>
/// <param name="Variable">The variable it sets; null when it only says what is so.</param>
/// <param name="Value">The variable's value.</param>
/// <param name="Environment">The environment it is for; null for all.</param>
/// <param name="Line">Where it stands.</param>
/// <param name="Column">Where it stands.</param>
internal sealed record DeclaredSetting(string Key, string? Variable, JsonNode Value, string? Environment, int Line, int Column);
