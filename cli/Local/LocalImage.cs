using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Delightful.Core.Deployments;

namespace Delightful.Cli.Local;

/// <summary>An image for the local cloud: it has no layers, only a label that says how its tasks behave.</summary>
/// <param name="Tag">Its tag.</param>
/// <param name="Behaviour">How its tasks behave.</param>
sealed record LocalImage(string Tag, string Behaviour)
{
    /// <summary>The commit it is said to come from: its tag when that is one, else one made up of the tag.</summary>
    public string Commit => ImageTag.IsCommit(Tag) ? Tag : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"commit of {Tag}")))[..40];

    /// <summary>Differs with tag and behaviour, so every image has a digest of its own.</summary>
    public string Manifest() => new JsonObject
    {
        ["schemaVersion"] = 2,
        ["mediaType"] = "application/vnd.oci.image.manifest.v1+json",
        ["config"] = new JsonObject
        {
            ["mediaType"] = "application/vnd.oci.image.config.v1+json",
            ["digest"] = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Tag)))}",
            ["size"] = Tag.Length,
        },
        ["layers"] = new JsonArray(),
        ["annotations"] = new JsonObject
        {
            ["org.opencontainers.image.revision"] = Commit,
            ["org.opencontainers.image.version"] = Tag,
            ["delightful.local.behaviour"] = Behaviour,
        },
    }.ToJsonString();

    /// <summary>A folder's sources as the bundle that the analyzer reads; build results stay out.</summary>
    public static byte[] Bundle(string folder)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var name = Path.GetRelativePath(folder, file);
                if (name.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
                    zip.CreateEntryFromFile(file, name, CompressionLevel.Fastest);
            }
        }
        return bytes.ToArray();
    }
}
