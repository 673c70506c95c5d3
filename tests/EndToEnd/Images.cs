using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Delightful.EndToEnd;

internal static class Images
{
    /// <summary>The commit that an image is said to come from.</summary>
    public static string CommitOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..40];

    /// <summary>Zips what the repository of a service would hold: the example's sources, declared as that service.</summary>
    public static string Bundle(string service, string folder, string file, string kind = "service")
    {
        using var archive = ZipFile.Open(file, ZipArchiveMode.Create);
        foreach (var name in (string[])["Dockerfile", "WebApp.csproj", "Program.cs"])
            archive.CreateEntryFromFile(Path.Combine(folder, name), name);
        using var declaration = new StreamWriter(archive.CreateEntry(".delightful.yaml").Open());
        declaration.Write(File.ReadAllText(Path.Combine(folder, ".delightful.yaml")).Replace("service: web-app", kind == "service" ? $"service: {service}" : $"service: {service}\nkind: {kind}", StringComparison.Ordinal));
        return file;
    }

    /// <summary>A manifest that differs with its content, so that each image has a digest of its own.</summary>
    public static string Manifest(string content, string behaviour, string commit)
    {
        var annotations = new JsonObject
        {
            ["delightful.local.behaviour"] = behaviour,
            ["org.opencontainers.image.revision"] = commit,
        };
        return new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = "application/vnd.oci.image.manifest.v1+json",
            ["config"] = new JsonObject
            {
                ["mediaType"] = "application/vnd.oci.image.config.v1+json",
                ["digest"] = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}",
                ["size"] = content.Length,
            },
            ["layers"] = new JsonArray(),
            ["annotations"] = annotations,
        }.ToJsonString();
    }
}
