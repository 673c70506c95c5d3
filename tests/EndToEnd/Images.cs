using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Delightful.EndToEnd;

internal static class Images
{
    /// <summary>A manifest that differs with its content, so that each image has a digest of its own.</summary>
    public static string Manifest(string content, string behaviour, string? commit)
    {
        var annotations = new JsonObject { ["delightful.local.behaviour"] = behaviour };
        if (commit is not null)
            annotations["org.opencontainers.image.revision"] = commit;
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
