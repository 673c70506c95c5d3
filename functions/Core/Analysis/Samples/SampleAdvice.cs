using System.Collections.Immutable;
using Delightful.Core.Text;

namespace Delightful.Core.Analysis.Samples;

/// <summary>Tells people of the modules that an analysis has staged for review: nothing else leads to them.</summary>
public static class SampleAdvice
{
    private const int MostNamed = 10;
    private const int LongestPath = 200;
    private const string Folder = "/samples/";

    /// <summary>A recommendation that names the staged modules and says how to get them; none when there are none.</summary>
    /// <param name="keys">Where they are in the artifact bucket.</param>
    public static ImmutableArray<Recommendation> Of(ImmutableArray<string> keys)
    {
        var paths = keys.Select(PathOf).ToList();
        if (paths.Count == 0)
            return [];
        var more = paths.Count > MostNamed ? $" and {paths.Count - MostNamed} more" : "";
        return
        [
            new(
                paths.Count == 1 ? "Look at the proposed Terraform module" : "Look at the proposed Terraform modules",
                $"{string.Join(", ", paths.Take(MostNamed))}{more}: for what the service needs and does not declare under data. Nothing applies them. "
                + "In a checkout, delightful analyze --samples FOLDER writes the same files; the artifact bucket has them too.",
                FolderOf(keys[0])),
        ];
    }

    private static string PathOf(string key) => Cut(key.IndexOf(Folder, StringComparison.Ordinal) is >= 0 and var at ? key[(at + Folder.Length)..] : key);

    private static string FolderOf(string key) => Cut(key.IndexOf(Folder, StringComparison.Ordinal) is >= 0 and var at ? key[..(at + Folder.Length)] : key);

    private static string Cut(string path) => Shorten.To(CleanText.Line(path), LongestPath);
}
