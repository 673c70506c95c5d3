using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Delightful.Local.CodeBuild;

/// <summary>Reads a buildspec and refuses what CodeBuild would refuse.</summary>
static class BuildspecReader
{
    static readonly string[] KnownPhases = ["install", "pre_build", "build", "post_build"];

    public static Buildspec Read(string text)
    {
        var root = Root(text);
        if (Scalar(root, "version") is not "0.2") throw new BuildspecException("version: only 0.2 is supported");
        var environment = Mapping(root, "env");
        if (environment is not null && Scalar(environment, "shell") is { } shell and not ("bash" or "/bin/bash"))
            throw new BuildspecException($"env.shell: {shell} is not supported, use bash");
        return new Buildspec(
            environment is null ? new Dictionary<string, string>() : Pairs(Mapping(environment, "variables")),
            environment is null ? [] : List(environment, "exported-variables"),
            Phases(Mapping(root, "phases") ?? throw new BuildspecException("phases: missing")),
            Mapping(root, "artifacts") is { } artifacts ? new BuildspecArtifacts(List(artifacts, "files"), Scalar(artifacts, "base-directory") ?? ".") : null);
    }

    static Dictionary<string, BuildspecPhase> Phases(YamlMappingNode phases)
    {
        var read = new Dictionary<string, BuildspecPhase>();
        foreach (var (key, value) in phases.Children)
        {
            var name = ((YamlScalarNode)key).Value!;
            if (!KnownPhases.Contains(name)) throw new BuildspecException($"phases: unknown phase {name}");
            if (value is not YamlMappingNode phase) throw new BuildspecException($"phases.{name}: not a mapping");
            var onFailure = Scalar(phase, "on-failure");
            read[name] = new BuildspecPhase(List(phase, "commands"), List(phase, "finally"), onFailure is "CONTINUE", onFailure is "ABORT");
        }
        return read;
    }

    static YamlMappingNode Root(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents is [{ RootNode: YamlMappingNode root }, ..] ? root : throw new BuildspecException("not a mapping");
        }
        catch (YamlException wrong)
        {
            throw new BuildspecException($"line {wrong.Start.Line}: {wrong.Message}");
        }
    }

    static YamlNode? Child(YamlMappingNode parent, string name) => parent.Children.TryGetValue(new YamlScalarNode(name), out var child) ? child : null;

    static YamlMappingNode? Mapping(YamlMappingNode parent, string name) => Child(parent, name) as YamlMappingNode;

    static string? Scalar(YamlMappingNode parent, string name) => (Child(parent, name) as YamlScalarNode)?.Value;

    static Dictionary<string, string> Pairs(YamlMappingNode? mapping) => mapping is null
        ? []
        : mapping.Children.ToDictionary(pair => ((YamlScalarNode)pair.Key).Value!, pair => (pair.Value as YamlScalarNode)?.Value ?? "");

    static List<string> List(YamlMappingNode parent, string name) => Child(parent, name) switch
    {
        null => [],
        YamlSequenceNode sequence when sequence.All(item => item is YamlScalarNode) => [.. sequence.Select(item => ((YamlScalarNode)item).Value ?? "")],
        _ => throw new BuildspecException($"{name}: expected a list of texts (a command with a colon and a space needs quotes or a block)"),
    };
}
