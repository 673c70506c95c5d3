using Delightful.Core.Analysis.Data;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>What a Kubernetes deployment says of a service: port, probes and sizes.</summary>
internal sealed class KubernetesDetector : IDetector
{
    public void Look(ServiceView view, Findings to)
    {
        var deployments = view.Tree.WithEnding(".yml", ".yaml").SelectMany(f => f.Documents.Where(d => d["kind"].Text == "Deployment").Select(d => (File: f, Node: d))).ToList();
        var name = view.Folder[(view.Folder.LastIndexOf('/') + 1)..];
        if (deployments.Count > 1)
            deployments = [.. deployments.Where(d => SourceTree.IsBelow(d.File.Path, view.Folder) && view.Folder.Length > 0 || d.Node.At("metadata", "name").Text == name)];
        if (deployments is not [var (file, deployment)])
            return;
        if (deployment.At("spec", "template", "spec", "containers").Items is not [var container, ..])
            return;
        foreach (var port in container["ports"].Items.Take(1))
            if (port["containerPort"] is { Text: { } number } at)
                to.Add(FactNames.Port, number, Confidence.High, file.At(at.Line), "the Kubernetes deployment names this port of its container");
        Probe(file, container["livenessProbe"], FactNames.HealthPath, to);
        Probe(file, container["readinessProbe"], container["livenessProbe"].Exists ? FactNames.DeepHealthPath : FactNames.HealthPath, to);
        var sizes = container.At("resources", "requests") is { Exists: true } requests ? requests : container.At("resources", "limits");
        Sizes.Add(container.At("resources", "limits")["memory"].Text ?? sizes["memory"].Text, sizes["cpu"].Text, file.At(sizes.Line), "the Kubernetes deployment asks for it", to);
    }

    private static void Probe(SourceFile file, DataNode probe, string fact, Findings to)
    {
        if (probe.At("httpGet", "path") is { Text: { Length: > 1 } path } at && path.StartsWith('/'))
            to.Add(HealthPaths.FactFor(path) ?? fact, path, 0.9, file.At(at.Line), "a Kubernetes probe asks this page");
    }
}
