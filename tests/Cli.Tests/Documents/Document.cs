using System.Text.RegularExpressions;

namespace Delightful.Cli.Tests.Documents;

/// <summary>A page of the documentation.</summary>
/// <param name="Name">Its path in the repository.</param>
/// <param name="Blocks">What stands in fences.</param>
/// <param name="Prose">Everything else.</param>
sealed partial record Document(string Name, IReadOnlyList<CodeBlock> Blocks, string Prose)
{
    static readonly string[] Folders = ["docs", "events", "examples", "infrastructure", "packages"];

    /// <summary>The repository.</summary>
    public static string Root { get; } = Clone.Above(AppContext.BaseDirectory);

    /// <summary>Every page, by its path in the repository.</summary>
    public static IReadOnlyDictionary<string, Document> All { get; } = Folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.md", SearchOption.AllDirectories))
        .Select(NameOf)
        .Where(name => !name.Split('/').Any(part => part.StartsWith('.') || part is "bin" or "obj"))
        .Prepend("README.md")
        .ToDictionary(name => name, name => Read(name, File.ReadAllText(Path.Combine(Root, name))));

    /// <summary>What stands in code between the words.</summary>
    public IEnumerable<string> Code => Span().Matches(Prose).Select(span => span.Groups[1].Value);

    /// <summary>Where its links lead, but for those out of the repository.</summary>
    public IEnumerable<string> Links => Link().Matches(Span().Replace(Prose, ""))
        .Select(link => link.Groups[1].Value)
        .Where(to => !to.Contains(':', StringComparison.Ordinal));

    /// <summary>True when a link can lead to this heading.</summary>
    public bool HasHeading(string anchor) => Heading().Matches(Prose).Any(heading => AnchorOf(heading.Groups[1].Value) == anchor);

    /// <summary>Where a link of this page leads: a path in the repository, and a heading or nothing.</summary>
    public (string Name, string Anchor) Resolve(string link)
    {
        var (path, anchor) = link.Split('#') is [var file, var heading] ? (file, heading) : (link, "");
        return (path.Length == 0 ? Name : NameOf(Path.GetFullPath(Path.Combine(Root, Path.GetDirectoryName(Name)!, path))), anchor);
    }

    static string NameOf(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    /// <summary>As GitHub makes them.</summary>
    static string AnchorOf(string heading) => NotInAnchors().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    static Document Read(string name, string text)
    {
        List<CodeBlock> blocks = [];
        List<string> prose = [], inside = [];
        (string Marks, int Indent, string Kind, int Line)? open = null;
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var fence = Fence().Match(line);
            if (open is not { } block)
            {
                if (fence.Success)
                    open = (fence.Groups[2].Value, fence.Groups[1].Length, fence.Groups[3].Value.Trim(), number);
                else
                    prose.Add(line);
            }
            else if (fence.Success && fence.Groups[2].Length >= block.Marks.Length && fence.Groups[3].Value.Trim().Length == 0)
            {
                blocks.Add(new CodeBlock(name, block.Line, block.Kind, string.Join('\n', inside)));
                inside = [];
                open = null;
            }
            else
            {
                inside.Add(line[Math.Min(block.Indent, line.Length - line.TrimStart().Length)..]);
            }
        }
        return open is { } left
            ? throw new InvalidDataException($"{name}:{left.Line}: the block is never closed")
            : new Document(name, blocks, string.Join('\n', prose));
    }

    [GeneratedRegex("^( *)(`{3,})([^`]*)$")]
    private static partial Regex Fence();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Span();

    [GeneratedRegex(@"\]\(([^()\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#{1,6} (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w -]")]
    private static partial Regex NotInAnchors();
}
