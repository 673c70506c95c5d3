using Delightful.Core.Analysis.Data;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>
/// How much room the database of the service has where it runs now: the volumes that Kubernetes, Helm, compose files and Render
/// give it. Only of a database that the service is known to use.
/// </summary>
internal sealed class DatabaseSizeDetector : IDetector
{
    private const int Largest = 65536;

    public void Look(ServiceView view, Findings to)
    {
        var used = FactMerge.Of(FactNames.Database, to.Values.Where(f => f.Fact == FactNames.Database)).Where(f => f.Confidence >= Confidence.Enough).Select(f => Kin(f.Value)).ToHashSet(StringComparer.Ordinal);
        foreach (var (flavour, file, size, because) in Claims(view).Concat(Volumes(view)).Concat(Charts(view)).Concat(Plans(view)))
            if (used.Contains(Kin(flavour)) && Sizes.GibibytesOf(size.Text) is > 0 and <= Largest and var gibibytes)
                to.Add(FactNames.DatabaseSize, $"{gibibytes}", Confidence.Likely, file.At(size.Line), because);
    }

    private static IEnumerable<Room> Claims(ServiceView view)
    {
        var claims = KubernetesFile.Of(view, "PersistentVolumeClaim").Where(c => c.Name is not null).ToLookup(c => c.Name!);
        foreach (var set in KubernetesFile.Of(view, "StatefulSet").Concat(KubernetesFile.Of(view, "Deployment")))
        {
            var pod = set.Node.At("spec", "template", "spec");
            if (pod["containers"].Items.Select(c => DatabaseOf(c["image"].Text)).FirstOrDefault(f => f is not null) is not { } flavour)
                continue;
            foreach (var own in set.Node.At("spec", "volumeClaimTemplates").Items)
                yield return new(flavour, set.File, Storage(own), "Kubernetes gives it a volume");
            foreach (var claim in pod["volumes"].Items.SelectMany(v => claims[v.At("persistentVolumeClaim", "claimName").Text ?? ""]))
                yield return new(flavour, claim.File, Storage(claim.Node), "Kubernetes gives it a volume");
        }
        foreach (var cluster in KubernetesFile.Of(view, "Cluster").Where(c => c.Node["apiVersion"].Text?.StartsWith("postgresql.cnpg.io/", StringComparison.Ordinal) == true))
            yield return new("postgres", cluster.File, cluster.Node.At("spec", "storage", "size"), "its operator gives it a volume");
    }

    private static IEnumerable<Room> Volumes(ServiceView view) =>
        from file in view.Tree.Files.Where(ComposeDetector.IsCompose)
        from service in file.Data["services"].Entries
        let flavour = DatabaseOf(service.Node["image"].Text)
        where flavour is not null
        from size in service.Node["volumes"].Items.Select(v => file.Data["volumes"][v.Text?.Split(':')[0] ?? v["source"].Text ?? ""].At("driver_opts", "size")).Append(service.Node.At("storage_opt", "size"))
        where size.Exists
        select new Room(flavour, file, size, "a compose file gives it a volume");

    private static IEnumerable<Room> Charts(ServiceView view) => HelmChart.ValuesOf(view) is not { } values ? []
        : from part in values.Data.Entries
          where BesideImage.For(part.Key) is { Fact: FactNames.Database } && part.Node["enabled"].Text != "false"
          select new Room(DatabaseOf(part.Key)!, values, Persisted(part.Node), "the values of the Helm chart give it a volume");

    private static IEnumerable<Room> Plans(ServiceView view) =>
        from file in view.Tree.Named("render.yaml").Where(view.IsOwn)
        from database in file.Data["databases"].Items
        select new Room("postgres", file, database["diskSizeGB"] is { Text: { } size } at ? new DataNode(at.Line, size + "G") : DataNode.Nothing, "render.yaml gives it a disk");

    private static DataNode Persisted(DataNode part) => part.At("primary", "persistence", "size") is { Exists: true } own ? own : part.At("persistence", "size");

    private static DataNode Storage(DataNode claim) => claim.At("spec", "resources", "requests", "storage");

    private static string? DatabaseOf(string? image) => image is not null && BesideImage.For(image) is { Fact: FactNames.Database, Value: var flavour } ? flavour : null;

    /// <summary>The drivers of one are used for the other.</summary>
    private static string Kin(string flavour) => flavour is "mariadb" ? "mysql" : flavour;

    private readonly record struct Room(string Flavour, SourceFile File, DataNode Size, string Because);
}
