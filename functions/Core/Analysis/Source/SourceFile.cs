using System.Text;

namespace Delightful.Core.Analysis.Source;

/// <summary>One file of the source.</summary>
internal sealed class SourceFile(string path, byte[] bytes)
{
    private string[]? _lines;

    public string Path { get; } = path;

    public byte[] Bytes { get; } = bytes;

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The folder it is in; empty for the top.</summary>
    public string Folder => Path.LastIndexOf('/') is > 0 and var end ? Path[..end] : "";

    /// <summary>Its lines. Bytes that are no UTF-8 are replaced.</summary>
    public string[] Lines => _lines ??= Encoding.UTF8.GetString(Bytes).ReplaceLineEndings("\n").Split('\n');

    /// <summary>The lines that code may stand in, with their numbers: no comments, nothing too long to have been written by hand.</summary>
    public IEnumerable<(int Number, string Text)> CodeLines(params string[] comments)
    {
        const int longest = 1000;
        for (var i = 0; i < Lines.Length; i++)
            if (Lines[i].Length <= longest && !comments.Any(Lines[i].TrimStart().StartsWith))
                yield return (i + 1, Lines[i]);
    }
}
