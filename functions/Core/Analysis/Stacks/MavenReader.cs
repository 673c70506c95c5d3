using Delightful.Core.Analysis.Data;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Stacks;

/// <summary>Reads the packages of a pom.xml, as <c>group:artifact</c>.</summary>
internal static class MavenReader
{
    public static IEnumerable<Dependency> Read(SourceFile pom, SourceTree tree)
    {
        var project = pom.Data["project"];
        var parent = project["parent"];
        if (parent["groupId"].Text is { } group && parent["artifactId"].Text is { } artifact)
            yield return new Dependency($"{group}:{artifact}", parent["version"].Text, pom.At(parent["version"].Line), false);
        foreach (var bom in project["dependencyManagement"]["dependencies"].All("dependency"))
            if (bom["scope"].Text == "import")
                yield return Of(pom, project, bom, false);
        foreach (var dependency in project["dependencies"].All("dependency"))
            yield return Of(pom, project, dependency, dependency["scope"].Text is "test" or "provided");
        if (tree.Named("pom.xml").FirstOrDefault(f => f != pom && f.Data["project"]["artifactId"].Text is { } own && own == parent["artifactId"].Text && SourceTree.IsBelow(pom.Folder, f.Folder)) is { } above)
            foreach (var dependency in Read(above, tree))
                yield return dependency;
        foreach (var plugin in project["build"]["plugins"].All("plugin"))
            yield return Of(pom, project, plugin, true);
    }

    private static Dependency Of(SourceFile pom, DataNode project, DataNode node, bool apart) => new(
        $"{Value(project, node["groupId"].Text) ?? "org.apache.maven.plugins"}:{node["artifactId"].Text}", Value(project, node["version"].Text), pom.At(node.Line), apart);

    private static string? Value(DataNode project, string? text) =>
        text is ['$', '{', .. var name, '}'] ? project["properties"][name].Text ?? (name == "project.groupId" ? project["groupId"].Text : null) : text;
}
