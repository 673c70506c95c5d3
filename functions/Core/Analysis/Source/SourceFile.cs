using Delightful.Core.Analysis.Data;

namespace Delightful.Core.Analysis.Source;

/// <summary>One file of settings of the source.</summary>
internal sealed class SourceFile(string path, byte[] bytes, string text)
{
    private const int LongestLine = 1000;

    private string[]? _lines;

    public string Path { get; } = path;

    /// <summary>Its bytes; empty for all but a declaration.</summary>
    public byte[] Bytes { get; } = bytes;

    public string Text { get; } = text;

    /// <summary>What its format says; empty when it has none, or is damaged.</summary>
    public IReadOnlyList<DataNode> Documents { get; init; } = [];

    public DataNode Data => Documents is [var first, ..] ? first : DataNode.Nothing;

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The folder it is in; empty for the top.</summary>
    public string Folder => Path.LastIndexOf('/') is > 0 and var end ? Path[..end] : "";

    public int Depth => Path.AsSpan().Count('/');

    public string[] Lines => _lines ??= Text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>The lines that settings may stand in, with their numbers: no comments, nothing too long to have been written by hand.</summary>
    public IEnumerable<(int Number, string Text)> CodeLines(params string[] comments)
    {
        for (var i = 0; i < Lines.Length; i++)
            if (Lines[i].Length <= LongestLine && !comments.Any(Lines[i].TrimStart().StartsWith))
                yield return (i + 1, Lines[i]);
    }

    public string At(int line) => $"{Path}:{Math.Max(1, line)}";
}
