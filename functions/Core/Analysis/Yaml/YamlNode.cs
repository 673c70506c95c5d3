namespace Delightful.Core.Analysis.Yaml;

/// <summary>A part of a YAML file and where it starts, both from 1.</summary>
internal abstract record YamlNode(int Line, int Column)
{
    /// <summary>What it is called in a message.</summary>
    public abstract string Kind { get; }
}

/// <summary>A single value; <paramref name="IsPlain"/> when it stands without quotes.</summary>
internal sealed record YamlScalar(string Text, bool IsPlain, int Line, int Column) : YamlNode(Line, Column)
{
    public bool IsNull => IsPlain && Text is "" or "~" or "null";

    public override string Kind => IsNull ? "nothing" : IsPlain ? $"'{Text}'" : $"the text \"{Text}\"";
}

/// <summary>Keys and values in the order of the file.</summary>
internal sealed record YamlMap(IReadOnlyList<(YamlScalar Key, YamlNode Value)> Entries, int Line, int Column) : YamlNode(Line, Column)
{
    public override string Kind => "a section with keys";
}

/// <summary>A list.</summary>
internal sealed record YamlList(int Line, int Column) : YamlNode(Line, Column)
{
    public override string Kind => "a list";
}
