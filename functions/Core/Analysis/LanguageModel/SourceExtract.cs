using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Delightful.Core.Analysis.LanguageModel;

/// <summary>The part of a source that a language model is shown: the heads of its most telling files, without what looks like a secret.</summary>
public sealed record SourceExtract(ImmutableArray<ExtractedFile> Files)
{
    /// <summary>A line that was shown; null for any other.</summary>
    public string? LineAt(string? path, int line) =>
        Files.FirstOrDefault(f => f.Path == path) is { } file && line >= 1 && line <= file.Lines.Length ? file.Lines[line - 1] : null;

    /// <summary>The files, each line with its number.</summary>
    public string Numbered()
    {
        var text = new StringBuilder();
        foreach (var file in Files)
        {
            text.Append(CultureInfo.InvariantCulture, $"file {file.Path}\n");
            for (var i = 0; i < file.Lines.Length; i++)
                text.Append(CultureInfo.InvariantCulture, $"{i + 1}| {file.Lines[i]}\n");
        }
        return text.ToString();
    }
}

/// <summary>The head of one file.</summary>
/// <param name="Path">Its path in the source.</param>
/// <param name="Lines">Its first lines.</param>
public sealed record ExtractedFile(string Path, ImmutableArray<string> Lines)
{
    /// <summary>What it takes in a prompt, line numbers included.</summary>
    internal int Bytes => Encoding.UTF8.GetByteCount(Path) + 6 + Lines.Sum(Cost);

    /// <summary>What a line takes: a number of five digits, a bar, a space and the line's end.</summary>
    internal static int Cost(string line) => Encoding.UTF8.GetByteCount(line) + 8;
}
