namespace Delightful.Local.Tests;

/// <summary>Where this checkout is.</summary>
static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException("These tests run inside the repository."),
        _ when File.Exists(Path.Combine(folder.FullName, "Serverless.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
