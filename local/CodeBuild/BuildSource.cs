using System.IO.Compression;

namespace Delightful.Local.CodeBuild;

/// <summary>Fetches what a build works on, and the buildspec it names.</summary>
sealed class BuildSource(MotoClient moto)
{
    /// <summary>Fills <paramref name="directory"/> and returns the buildspec. Throws <see cref="PhaseException"/> as the download phase fails.</summary>
    public async Task<Buildspec> FetchAsync(Build build, string directory, CancellationToken ct)
    {
        var source = build.Settings["source"]!;
        if ((string?)source["type"] is "S3")
            await UnzipAsync((string?)source["location"] ?? "", directory, ct);
        return ReadBuildspec((string?)source["buildspec"] ?? "buildspec.yml", directory);
    }

    async Task UnzipAsync(string location, string directory, CancellationToken ct)
    {
        var path = location.StartsWith("arn:aws:s3:::", StringComparison.Ordinal) ? location["arn:aws:s3:::".Length..] : location;
        var content = path.Split('/', 2) is [var bucket, var key] ? await moto.GetObjectAsync(bucket, key, ct) : null;
        if (content is null)
            throw new PhaseException(BuildStatus.ClientError, "CLIENT_ERROR", $"NoSuchKey: The specified key does not exist for primary source {path}");
        try
        {
            await using var zip = new ZipArchive(new MemoryStream(content));
            await zip.ExtractToDirectoryAsync(directory, ct);
        }
        catch (InvalidDataException wrong)
        {
            throw new PhaseException(BuildStatus.ClientError, "CLIENT_ERROR", $"{path} is not a zip archive: {wrong.Message}");
        }
    }

    static Buildspec ReadBuildspec(string buildspec, string directory)
    {
        var inline = buildspec.Contains('\n', StringComparison.Ordinal);
        var file = Path.Combine(directory, buildspec);
        if (!inline && !File.Exists(file))
            throw new PhaseException(BuildStatus.Failed, "YAML_FILE_ERROR", $"stat {buildspec}: no such file or directory");
        try
        {
            return BuildspecReader.Read(inline ? buildspec : File.ReadAllText(file));
        }
        catch (BuildspecException wrong)
        {
            throw new PhaseException(BuildStatus.Failed, "YAML_FILE_ERROR", wrong.Message);
        }
    }
}

/// <summary>Ends the running phase with a status and the context the API shows.</summary>
sealed class PhaseException(string status, string code, string message) : Exception(message)
{
    public string Status => status;

    public string Code => code;
}
