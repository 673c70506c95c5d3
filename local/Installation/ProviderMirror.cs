namespace Delightful.Local.Installation;

/// <summary>
/// Finds a folder with Terraform's providers on this machine, so that nothing needs a network: in Terraform's implied
/// mirror folders and one level below the usual install prefixes.
/// </summary>
public static class ProviderMirror
{
    const string Marker = "registry.terraform.io";

    /// <summary>The mirror's folder; null when there is none, and Terraform asks its registry.</summary>
    public static string? Find()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] implied =
        [
            Path.Combine(home, ".terraform.d", "plugins"), Path.Combine(home, ".local", "share", "terraform", "plugins"),
            "/usr/local/share/terraform/plugins", "/usr/share/terraform/plugins",
        ];
        string[] prefixes = ["/opt", "/usr/local", "/usr/local/share", "/usr/share", "/srv", home];
        return implied.Concat(prefixes.Where(Directory.Exists).SelectMany(Subfolders))
            .FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, Marker, "hashicorp", "aws")));
    }

    /// <summary>Writes the CLI configuration that uses the mirror; null when there is none.</summary>
    public static string? WriteConfiguration(string folder)
    {
        if (Find() is not { } mirror)
            return null;
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "terraform.rc");
        File.WriteAllText(file, $$"""
            provider_installation {
              filesystem_mirror {
                path = "{{mirror}}"
              }
            }

            """);
        return file;
    }

    static IEnumerable<string> Subfolders(string prefix)
    {
        try
        {
            return Directory.EnumerateDirectories(prefix).ToList();
        }
        catch (UnauthorizedAccessException)
        {
            return [];
        }
    }
}
