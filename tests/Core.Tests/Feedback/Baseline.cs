using System.Runtime.CompilerServices;

namespace Delightful.Core.Tests.Feedback;

/// <summary>Compares what is rendered with a file beside the tests. UPDATE_BASELINES=1 writes all files anew.</summary>
internal static class Baseline
{
    public static void Holds(string name, string rendered) => HoldsAt(Path.Combine(Folder(), name), rendered);

    /// <summary>The same with a file anywhere.</summary>
    public static void HoldsAt(string file, string rendered)
    {
        var name = Path.GetFileName(file);
        if (Environment.GetEnvironmentVariable("UPDATE_BASELINES") == "1")
            File.WriteAllText(file, rendered);
        File.Exists(file).ShouldBeTrue($"{name} does not exist yet. {HowTo}");
        rendered.ShouldBe(File.ReadAllText(file), $"{name} differs. When the new text is better, {HowTo}");
    }

    private const string HowTo = "run ./test baselines and read the difference in git.";

    public static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Baselines");
}
