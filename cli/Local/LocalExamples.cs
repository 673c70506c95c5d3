namespace Delightful.Cli.Local;

/// <summary>A program of this clone that the local cloud runs as the tasks of a service.</summary>
/// <param name="Name">The service, and its image repository.</param>
/// <param name="Project">The folder of its source, relative to the clone.</param>
/// <param name="Assembly">What its build leaves there.</param>
/// <param name="SourceRepository">Where its code is said to live.</param>
sealed record LocalExample(string Name, string Project, string Assembly, string SourceRepository)
{
    public static readonly IReadOnlyList<LocalExample> All =
        [new("web-app", "examples/web-app", "bin/Release/net10.0/web-app.dll", "example/web-app")];
}
