using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>The values of a Helm chart. Its templates are no YAML until Helm filled them in, so they are not read.</summary>
internal static class HelmChart
{
    /// <summary>The values of the service's chart; null when there is none, or there are several.</summary>
    public static SourceFile? ValuesOf(ServiceView view) =>
        view.Tree.Named("values.yaml", "values.yml").Where(IsValues).Take(2).ToList() is [var only] ? only : null;

    public static bool IsValues(SourceFile file) => SourcePath.IsChart(file.Folder.Split('/')) && file.Documents.Count > 0;
}
