using System.Collections.Immutable;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Images;

/// <summary>The image that a Dockerfile makes: its last stage, with the stages that this one is made from.</summary>
internal sealed class DockerImage
{
    private readonly ImmutableArray<DockerInstruction> _all;
    private readonly ImmutableArray<DockerInstruction> _froms;
    private readonly Dictionary<string, string> _values;

    private DockerImage(SourceFile file, ImmutableArray<DockerInstruction> all)
    {
        (File, _all) = (file, all);
        _froms = [.. all.Where(i => i.Word == "FROM")];
        Stage = [.. Inherited()];
        _values = DockerfileReader.Values(all.TakeWhile(i => i.Word != "FROM").Concat(Stage));
    }

    public SourceFile File { get; }

    /// <summary>The instructions that made the image, those of the stages it is made from first.</summary>
    public ImmutableArray<DockerInstruction> Stage { get; }

    public DockerInstruction From => _froms[^1];

    /// <summary>The images of all stages, the last one first, without stages that are only named again.</summary>
    public IEnumerable<(string Image, int Line)> Bases => _froms.Reverse().Where(f => StageIndex(NameOf(f)) < 0).Select(f => (NameOf(f), f.Line));

    /// <summary>The image that the last stage is made from in the end, and its line.</summary>
    public (string Image, int Line) Base
    {
        get
        {
            var from = _froms[^1];
            for (var i = 0; i < _froms.Length && StageIndex(NameOf(from)) is >= 0 and var stage && _froms[stage] != from; i++)
                from = _froms[stage];
            return (NameOf(from), from.Line);
        }
    }

    /// <summary>What the whole file copies, to tell which folder it is for.</summary>
    public IEnumerable<string> Copied => _all.Where(i => i.Word is "COPY" or "ADD" && !i.Rest.Contains("--from=", StringComparison.Ordinal)).Select(i => i.Rest);

    public static DockerImage? Read(SourceFile? file)
    {
        if (file is null)
            return null;
        var all = DockerfileReader.Instructions(file);
        return all.Any(i => i.Word == "FROM") ? new DockerImage(file, all) : null;
    }

    public DockerInstruction? Last(string word) => Stage.LastOrDefault(i => i.Word == word);

    public string Expand(string text) => DockerfileReader.Expand(text, _values);

    /// <summary>What ENV or ARG sets a name to, and where; null when nothing does.</summary>
    public (string Value, int Line)? Variable(string name) =>
        _values.TryGetValue(name, out var value) && Stage.LastOrDefault(i => i.Word is "ENV" or "ARG" && i.Rest.Contains(name, StringComparison.Ordinal)) is { } at
            ? (value, at.Line) : null;

    public string At(int line) => File.At(line);

    private IEnumerable<DockerInstruction> Inherited()
    {
        var stages = new Stack<int>();
        for (var stage = _froms.Length - 1; stage >= 0 && !stages.Contains(stage); stage = StageIndex(NameOf(_froms[stage])))
            stages.Push(stage);
        foreach (var stage in stages)
        {
            var (start, end) = (_all.IndexOf(_froms[stage]), stage + 1 < _froms.Length ? _all.IndexOf(_froms[stage + 1]) : _all.Length);
            for (var i = start; i < end; i++)
                yield return _all[i];
        }
    }

    private int StageIndex(string name)
    {
        for (var i = 0; i < _froms.Length; i++)
            if (_froms[i].Rest.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [.., var word, var alias] && word.Equals("as", StringComparison.OrdinalIgnoreCase) && alias == name)
                return i;
        return -1;
    }

    private string NameOf(DockerInstruction from)
    {
        var name = from.Rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(p => !p.StartsWith("--", StringComparison.Ordinal)) ?? "";
        return DockerfileReader.Expand(name, DockerfileReader.Values(_all.TakeWhile(i => i.Word != "FROM")));
    }
}
