using Delightful.Core.Analysis.Data;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>How many run, and between which bounds, where the service runs now: Helm, Heroku, Render, App Engine and Copilot.</summary>
internal sealed class PlatformDetector : IDetector
{
    public void Look(ServiceView view, Findings to)
    {
        if (HelmChart.ValuesOf(view) is { } values)
            Helm(values, to);
        foreach (var file in view.Tree.Named("app.json").Where(view.IsOwn))
            Count(file, file.Data.At("formation", "web", "quantity"), FactNames.DesiredCount, "the formation of app.json has so many web processes", to);
        foreach (var file in view.Tree.Named("render.yaml").Where(view.IsOwn))
            if (file.Data["services"].Items.Where(s => s["type"].Text == "web").Take(2).ToList() is [var web])
            {
                Count(file, web["numInstances"], FactNames.DesiredCount, "render.yaml runs so many", to);
                Bounds(file, web["scaling"]["minInstances"], web["scaling"]["maxInstances"], "render.yaml scales so", to);
            }
        foreach (var file in view.Tree.Named("app.yaml").Where(f => view.IsOwn(f) && f.Data["runtime"].Exists))
        {
            Count(file, file.Data.At("manual_scaling", "instances"), FactNames.DesiredCount, "app.yaml runs so many", to);
            var scaling = file.Data["automatic_scaling"];
            Bounds(file, Either(scaling, "min_instances", "min_num_instances"), Either(scaling, "max_instances", "max_num_instances"), "app.yaml scales so", to);
        }
        if (view.Tree.Named("manifest.yml").Where(IsCopilot).Take(2).ToList() is [var copilot])
            Copilot(copilot, copilot.Data["count"], to);
    }

    /// <summary>A chart made by helm has bounds that are off; where they are on, Kubernetes counts and not the chart.</summary>
    private static void Helm(SourceFile file, Findings to)
    {
        var scaling = file.Data["autoscaling"];
        if (scaling["enabled"].Text == "true")
            Bounds(file, scaling["minReplicas"], scaling["maxReplicas"], "the values of the Helm chart scale so", to);
        else
            Count(file, file.Data["replicaCount"], FactNames.DesiredCount, "the values of the Helm chart say so", to);
    }

    private static void Copilot(SourceFile file, DataNode count, Findings to)
    {
        const string because = "the manifest of Copilot says so";
        Count(file, count, FactNames.DesiredCount, because, to);
        if (count["range"] is { Text: { } text } range && text.Split('-') is [var least, var most])
        {
            Count(file, new DataNode(range.Line, least.Trim()), FactNames.LeastCount, because, to);
            Count(file, new DataNode(range.Line, most.Trim()), FactNames.MostCount, because, to);
        }
        Bounds(file, count["range"]["min"], count["range"]["max"], because, to);
    }

    private static void Bounds(SourceFile file, DataNode least, DataNode most, string because, Findings to)
    {
        Count(file, least, FactNames.LeastCount, because, to);
        Count(file, most, FactNames.MostCount, because, to);
    }

    private static void Count(SourceFile file, DataNode count, string fact, string because, Findings to)
    {
        if (count.Text is { } number)
            to.Add(fact, number, Confidence.Likely, file.At(count.Line), because);
    }

    private static DataNode Either(DataNode of, string one, string other) => of[one] is { Exists: true } found ? found : of[other];

    private static bool IsCopilot(SourceFile file) =>
        file.Folder.Split('/') is [.., "copilot", _] && file.Data["type"].Text?.EndsWith("Service", StringComparison.Ordinal) == true && file.Data["type"].Text != "Worker Service";
}
