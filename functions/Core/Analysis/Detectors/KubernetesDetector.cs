using Delightful.Core.Analysis.Data;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>What a Kubernetes deployment says of a service: port, probes, sizes, how many run and between which bounds.</summary>
internal sealed class KubernetesDetector : IDetector
{
    public void Look(ServiceView view, Findings to)
    {
        var deployments = KubernetesFile.Of(view, "Deployment").Where(d => !IsBeside(d.Node)).ToList();
        var name = view.Folder[(view.Folder.LastIndexOf('/') + 1)..];
        if (deployments.Count > 1)
            deployments = [.. deployments.Where(d => SourceTree.IsBelow(d.File.Path, view.Folder) && view.Folder.Length > 0 || d.Name == name)];
        if (deployments is not [var (file, deployment)])
            return;
        Count(file, deployment.At("spec", "replicas"), FactNames.DesiredCount, "the Kubernetes deployment runs so many", to);
        if (deployments[0].Name is { } called && KubernetesFile.Of(view, "HorizontalPodAutoscaler").Where(s => s.Node.At("spec", "scaleTargetRef", "name").Text == called).ToList() is [var (place, scaler)])
        {
            Count(place, scaler.At("spec", "minReplicas"), FactNames.LeastCount, "the Kubernetes autoscaler keeps so many", to);
            Count(place, scaler.At("spec", "maxReplicas"), FactNames.MostCount, "the Kubernetes autoscaler goes so far", to);
        }
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

    /// <summary>A database or a cache that runs beside the service is not the service.</summary>
    private static bool IsBeside(DataNode deployment) =>
        deployment.At("spec", "template", "spec", "containers").Items is [var container, ..] && container["image"].Text is { } image && BesideImage.For(image) is not null;

    private static void Count(SourceFile file, DataNode count, string fact, string because, Findings to)
    {
        if (count.Text is { } number)
            to.Add(fact, number, Confidence.Likely, file.At(count.Line), because);
    }

    private static void Probe(SourceFile file, DataNode probe, string fact, Findings to)
    {
        if (probe.At("httpGet", "path") is { Text: { Length: > 1 } path } at && path.StartsWith('/'))
            to.Add(HealthPaths.FactFor(path) ?? fact, path, 0.9, file.At(at.Line), "a Kubernetes probe asks this page");
    }
}
