using Delightful.Infrastructure.Tests.Template;
using YamlDotNet.RepresentationModel;

namespace Delightful.Infrastructure.Tests.Workflows;

/// <summary>One GitHub workflow, as its text and as what it says.</summary>
sealed record Workflow(string Name, string Text, YamlMappingNode Root)
{
    public static string Folder { get; } = System.IO.Path.Combine(SamTemplate.RepositoryRoot, ".github", "workflows");

    /// <summary>Every workflow of the repository.</summary>
    public static IReadOnlyList<Workflow> All { get; } = [.. Directory.EnumerateFiles(Folder, "*.y*ml").Order(StringComparer.Ordinal).Select(Read)];

    public static Workflow Named(string name) => All.Single(workflow => workflow.Name == name);

    public static Workflow Read(string file)
    {
        var text = File.ReadAllText(file);
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return new(System.IO.Path.GetFileName(file), text, (YamlMappingNode)stream.Documents[0].RootNode);
    }

    public IReadOnlyDictionary<string, YamlMappingNode> Jobs => Map(Root["jobs"]).ToDictionary(job => job.Key, job => (YamlMappingNode)job.Value);

    /// <summary>Every step of every job, with the job's name.</summary>
    public IEnumerable<(string Job, YamlMappingNode Step)> Steps => Jobs.SelectMany(job => StepsOf(job.Key).Select(step => (job.Key, step)));

    /// <summary>What is called: actions of steps, and workflows of jobs.</summary>
    public IEnumerable<string> Uses => Steps.Select(s => Get(s.Step, "uses")).Concat(Jobs.Values.Select(job => Get(job, "uses"))).OfType<string>();

    public IEnumerable<YamlMappingNode> StepsOf(string job) => Find(Jobs[job], "steps") is YamlSequenceNode steps ? steps.Cast<YamlMappingNode>() : [];

    /// <summary>The script of a step, by the step's name.</summary>
    public string ScriptOf(string job, string step) => Get(StepsOf(job).Single(s => Get(s, "name") == step), "run")!;

    public static string? Get(YamlMappingNode node, string key) => (Find(node, key) as YamlScalarNode)?.Value;

    public static YamlNode? Find(YamlMappingNode node, string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    public static IEnumerable<KeyValuePair<string, YamlNode>> Map(YamlNode? node) =>
        node is YamlMappingNode map ? map.Children.Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, child.Value)) : [];
}
