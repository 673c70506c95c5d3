namespace Delightful.Cli;

/// <summary>Finds the clone of the repository that this program was built in.</summary>
static class Clone
{
    public static string Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Serverless.sln")))
                return at.FullName;
        }
        return Directory.GetCurrentDirectory();
    }
}
