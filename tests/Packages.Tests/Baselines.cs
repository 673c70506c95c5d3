using System.Reflection;

namespace Delightful.Packages.Tests;

/// <summary>Files that say what was true when someone last looked. UPDATE_BASELINES=1 rewrites all of them.</summary>
static class Baselines
{
    const string Switch = "UPDATE_BASELINES";

    static readonly string Project = typeof(Baselines).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "ProjectDirectory").Value!;

    public static string Read(string path) => File.ReadAllText(Path.Combine(Project, path));

    public static void ShouldMatch(string actual, string path)
    {
        var file = Path.Combine(Project, path);
        if (Environment.GetEnvironmentVariable(Switch) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        var expected = File.Exists(file) ? File.ReadAllText(file) : string.Empty;
        actual.ShouldBe(expected, $"{path} differs. If the change is meant: ./test baselines, then read the difference in git.");
    }
}
