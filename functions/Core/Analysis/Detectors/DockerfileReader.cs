using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>One instruction of a Dockerfile, its continued lines joined.</summary>
internal sealed record DockerInstruction(string Word, string Rest, int Line);

/// <summary>Reads a Dockerfile as far as the analysis needs it.</summary>
internal static partial class DockerfileReader
{
    /// <summary>The instructions of the last stage: what becomes the image. Its first is the FROM.</summary>
    public static ImmutableArray<DockerInstruction> LastStage(SourceFile file)
    {
        var all = Instructions(file).ToList();
        var from = all.FindLastIndex(i => i.Word == "FROM");
        return from < 0 ? [] : [.. all.Skip(from)];
    }

    /// <summary>The text with variables that the stage sets put in.</summary>
    public static string Expand(string text, IEnumerable<DockerInstruction> stage)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var instruction in stage.Where(i => i.Word is "ENV" or "ARG"))
            foreach (Match pair in Assignment().Matches(instruction.Rest))
                values[pair.Groups["name"].Value] = pair.Groups["value"].Value.Trim('"', '\'');
        return Reference().Replace(text, m => values.GetValueOrDefault(m.Groups["name"].Value, m.Value));
    }

    private static IEnumerable<DockerInstruction> Instructions(SourceFile file)
    {
        var (text, start) = ("", 0);
        foreach (var (number, line) in file.CodeLines("#"))
        {
            if (text.Length == 0)
                start = number;
            text += line.Trim().TrimEnd('\\') + " ";
            if (line.TrimEnd().EndsWith('\\'))
                continue;
            var parts = text.Trim().Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 2)
                yield return new DockerInstruction(parts[0].ToUpperInvariant(), parts[1], start);
            text = "";
        }
    }

    [GeneratedRegex(@"(?<name>[A-Za-z_][A-Za-z0-9_]{0,100})(?:=|\s)(?<value>""[^""]{0,500}""|\S{0,500})", RegexOptions.CultureInvariant)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\$\{?(?<name>[A-Za-z_][A-Za-z0-9_]{0,100})\}?", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
