using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Images;

/// <summary>Reads a Dockerfile as far as the analysis needs it.</summary>
internal static partial class DockerfileReader
{
    private const int LongestInstruction = 20_000;

    public static ImmutableArray<DockerInstruction> Instructions(SourceFile file)
    {
        var found = ImmutableArray.CreateBuilder<DockerInstruction>();
        var text = new StringBuilder();
        var start = 0;
        foreach (var (number, line) in file.CodeLines("#"))
        {
            if (text.Length == 0)
                start = number;
            var trimmed = line.Trim();
            if (text.Length < LongestInstruction)
                text.Append(trimmed.TrimEnd('\\')).Append(' ');
            if (trimmed.EndsWith('\\'))
                continue;
            var parts = text.ToString().Trim().Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 2)
                found.Add(new DockerInstruction(parts[0].ToUpperInvariant(), parts[1], start));
            text.Clear();
        }
        return found.ToImmutable();
    }

    /// <summary>Values that ARG and ENV set, the later ones last.</summary>
    public static Dictionary<string, string> Values(IEnumerable<DockerInstruction> instructions)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var instruction in instructions.Where(i => i.Word is "ENV" or "ARG"))
            foreach (Match pair in Assignment().Matches(instruction.Rest))
                values[pair.Groups["name"].Value] = Expand(pair.Groups["value"].Value.Trim('"', '\''), values);
        return values;
    }

    /// <summary>The text with variables put in; <c>${NAME:-value}</c> is the value when nothing sets the name.</summary>
    public static string Expand(string text, IReadOnlyDictionary<string, string> values) => Reference().Replace(text, m =>
        values.TryGetValue(m.Groups["name"].Value, out var value) && value.Length > 0 ? value
        : m.Groups["default"].Success ? m.Groups["default"].Value
        : m.Value);

    [GeneratedRegex(@"(?<name>[A-Za-z_][A-Za-z0-9_]{0,100})(?:=|\s)(?<value>""[^""]{0,500}""|\S{0,500})", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\$(?:\{(?<name>[A-Za-z_][A-Za-z0-9_]{0,100})(?::?-(?<default>[^}]{0,200}))?\}|(?<name>[A-Za-z_][A-Za-z0-9_]{0,100}))", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Reference();
}
