using System.Text;
using System.Text.RegularExpressions;

namespace Delightful.Core.Deployments;

/// <summary>
/// What a build can be given. CodeBuild takes about 5,500 characters of variables, names and values together, and says of more only
/// that it is experiencing an issue.
/// </summary>
public static partial class BuildLimits
{
    /// <summary>The most that the variables of one build may have together, its project's own ones left room for.</summary>
    public const int Variables = 5_000;

    /// <summary>The longest command, in bytes.</summary>
    public const int Command = 500;

    /// <summary>The longest description of a migration's task, in bytes.</summary>
    public const int Migration = 3_000;

    /// <summary>What the path of a script may be, as a regular expression for the whole path. Two dots stand nowhere in it.</summary>
    public const string ScriptPattern = "[A-Za-z0-9_][A-Za-z0-9_./-]{0,199}";

    /// <summary>The rule for scripts in words.</summary>
    public const string ScriptRule = "a path in the repository, at most 200 letters, digits, _ . - and / without two dots in a row";

    /// <summary>What is wrong with a command, to stand after its name; null when nothing is.</summary>
    public static string? FaultOfCommand(string command) =>
        command.Length == 0 || command.Any(char.IsControl) ? "is not a text of one line"
        : FaultOfLength(command, Command);

    /// <summary>What is wrong with a script, to stand after its name; null when nothing is.</summary>
    public static string? FaultOfScript(string script) =>
        Script().IsMatch(script) && !script.Contains("..", StringComparison.Ordinal) ? null : $"is not {ScriptRule}";

    /// <summary>What is wrong with the length of a text, to stand after its name; null when nothing is.</summary>
    public static string? FaultOfLength(string text, int most) =>
        Encoding.UTF8.GetByteCount(text) is var bytes && bytes > most ? $"has {bytes} bytes; a build takes at most {most}" : null;

    [GeneratedRegex($@"\A{ScriptPattern}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Script();
}
