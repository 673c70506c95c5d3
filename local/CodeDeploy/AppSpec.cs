using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Delightful.Local.CodeDeploy;

/// <summary>What to deploy and which functions to ask on the way. Read from YAML or JSON, with keys of any case.</summary>
sealed record AppSpec(string TaskDefinition, string ContainerName, int ContainerPort, IReadOnlyDictionary<string, string> Hooks)
{
    public static readonly string[] HookNames = ["BeforeInstall", "AfterInstall", "AfterAllowTestTraffic", "BeforeAllowTraffic", "AfterAllowTraffic"];

    /// <summary>Throws InvalidRevisionException as CreateDeployment does.</summary>
    public static AppSpec Read(string content)
    {
        var root = Root(content);
        var service = Items(root, "Resources").OfType<YamlMappingNode>().SelectMany(resource => resource.Children.Values).OfType<YamlMappingNode>().FirstOrDefault()
            ?? throw Invalid("the AppSpec has no resource");
        var properties = Child(service, "Properties") as YamlMappingNode ?? throw Invalid("the resource has no Properties");
        var balancer = Child(properties, "LoadBalancerInfo") as YamlMappingNode ?? throw Invalid("LoadBalancerInfo is missing");
        return new AppSpec(
            Text(properties, "TaskDefinition"),
            Text(balancer, "ContainerName"),
            int.TryParse(Text(balancer, "ContainerPort"), out var port) ? port : throw Invalid("ContainerPort is not a number"),
            Hooked(root));
    }

    static Dictionary<string, string> Hooked(YamlMappingNode root)
    {
        var hooks = new Dictionary<string, string>();
        foreach (var (name, function) in Items(root, "Hooks").OfType<YamlMappingNode>().SelectMany(hook => hook.Children))
        {
            var known = HookNames.FirstOrDefault(hook => hook.Equals(((YamlScalarNode)name).Value, StringComparison.OrdinalIgnoreCase)) ?? throw Invalid($"{name} is not a lifecycle event with hooks");
            hooks[known] = ((YamlScalarNode)function).Value ?? throw Invalid($"{name} names no function");
        }
        return hooks;
    }

    static YamlMappingNode Root(string content)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(content));
            return stream.Documents is [{ RootNode: YamlMappingNode root }, ..] ? root : throw Invalid("the AppSpec is not a mapping");
        }
        catch (YamlException wrong)
        {
            throw Invalid($"the AppSpec is neither YAML nor JSON: {wrong.Message}");
        }
    }

    static YamlNode? Child(YamlMappingNode parent, string name) =>
        parent.Children.FirstOrDefault(pair => name.Equals((pair.Key as YamlScalarNode)?.Value, StringComparison.OrdinalIgnoreCase)).Value;

    static IEnumerable<YamlNode> Items(YamlMappingNode parent, string name) => Child(parent, name) as YamlSequenceNode ?? [];

    static string Text(YamlMappingNode parent, string name) => (Child(parent, name) as YamlScalarNode)?.Value is { Length: > 0 } text ? text : throw Invalid($"{name} is missing");

    static AwsException Invalid(string message) => new("InvalidRevisionException", message);
}
