using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Code;
using Delightful.Core.Analysis.Code.Rules;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>
/// What the newest migration in SQL takes away. While it runs and until the rollout is over the version before works on the
/// new tables, and after a rollback it does again. Which migrations have run already nobody can see here, so only the newest is read.
/// </summary>
internal sealed partial class MigrationStepDetector : IDetector
{
    private const int MostTold = 3;

    private static readonly string[] Words = ["DROP", "TABLE", "COLUMN", "VIEW", "TYPE", "SCHEMA", "RENAME", "TO", "SET", "NOT", "NULL", "ALTER", "ADD"];

    public void Look(ServiceView view, Findings to)
    {
        foreach (var folder in view.Of(PathRules.Migration).Where(s => IsForward(s.Path)).GroupBy(s => FolderOf(s), StringComparer.Ordinal))
            foreach (var step in StepsOf(folder.MaxBy(s => Numbered(s.Path), StringComparer.Ordinal)!.Path, view).Take(MostTold))
                to.Advise(
                    "See that the version before gets on with this migration",
                    $"It says {Word(step.Value)}. The version before works on the new tables until the rollout is over, and again after a rollback. Add first; take away in a later release, when nothing reads it any more. A migration that has run already is no concern.",
                    step.Source);
    }

    private static IEnumerable<Sighting> StepsOf(string path, ServiceView view)
    {
        var undone = view.Of(SqlRules.Undone).FirstOrDefault(s => s.Path == path)?.Line ?? int.MaxValue;
        return view.Of(SqlRules.TakesAway).Where(s => s.Path == path && s.Line < undone);
    }

    private static bool IsForward(string path) =>
        path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".down.sql", StringComparison.OrdinalIgnoreCase) && !path.EndsWith("/down.sql", StringComparison.OrdinalIgnoreCase);

    /// <summary>Of tools that give each migration a folder of its own, the folder above.</summary>
    private static string FolderOf(Sighting migration) =>
        migration.Name is "up.sql" or "migration.sql" && migration.Folder.LastIndexOf('/') is > 0 and var above ? migration.Folder[..above] : migration.Folder;

    /// <summary>In the order of their numbers: V10 after V9.</summary>
    private static string Numbered(string path) => Number().Replace(path, number => number.Value.PadLeft(20, '0'));

    /// <summary>The words of the language, without the names between them.</summary>
    private static string Word(string statement) => string.Join(' ', Space().Split(statement.ToUpperInvariant()).Where(Words.Contains));

    [GeneratedRegex(@"[0-9]{1,20}", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Number();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Space();
}
