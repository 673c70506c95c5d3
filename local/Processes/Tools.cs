namespace Delightful.Local.Processes;

/// <summary>Finds programs the way a shell does.</summary>
public static class Tools
{
    /// <summary>The full path of a program on PATH, or null.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);
}
