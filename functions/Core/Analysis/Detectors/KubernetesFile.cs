using Delightful.Core.Analysis.Data;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>One thing that a Kubernetes manifest makes, and the file it stands in.</summary>
internal readonly record struct KubernetesFile(SourceFile File, DataNode Node)
{
    public string? Name => Node.At("metadata", "name").Text;

    /// <summary>Everything of a kind, that nearest to the top first.</summary>
    public static IEnumerable<KubernetesFile> Of(ServiceView view, string kind) =>
        view.Tree.WithEnding(".yml", ".yaml").SelectMany(file => file.Documents.Where(d => d["kind"].Text == kind).Select(d => new KubernetesFile(file, d)));

    /// <summary>True for a file that says something of services wherever it lies.</summary>
    public static bool IsOne(SourceFile file) =>
        file.Documents.Any(d => d["kind"].Text is "Deployment" or "HorizontalPodAutoscaler" or "StatefulSet" or "PersistentVolumeClaim");
}
