using System.Globalization;
using System.Net;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;

namespace Delightful.Cloud;

/// <summary>Where the artifacts are.</summary>
/// <param name="Bucket">The S3 bucket.</param>
public sealed record ArtifactSettings(string Bucket)
{
    /// <summary>The console that links lead to; null for no links.</summary>
    public Uri? ConsoleUrl { get; init; }
}

/// <summary>Source bundles, generated variables and plans, in one S3 bucket.</summary>
public sealed class Artifacts(IAmazonS3 s3, ArtifactSettings settings, TimeProvider? clock = null)
{
    private const int MostInMemory = 32 * 1024 * 1024;

    /// <summary>An artifact to read from and dispose; null when there is none of that key.</summary>
    public async Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken) =>
        (await GetAsync(key, cancellationToken).ConfigureAwait(false))?.ResponseStream;

    /// <summary>
    /// An artifact that can be read from anywhere, to dispose; null when there is none of that key. A small one is taken into
    /// memory, a large one is read in pieces.
    /// </summary>
    public async Task<Stream?> OpenSeekableAsync(string key, CancellationToken cancellationToken)
    {
        using var artifact = await GetAsync(key, cancellationToken).ConfigureAwait(false);
        if (artifact is null)
            return null;
        if (artifact.ContentLength > MostInMemory)
            return new RangedArtifact(s3, settings.Bucket, key, artifact.ETag, artifact.ContentLength);
        var memory = new MemoryStream((int)artifact.ContentLength);
        await artifact.ResponseStream.CopyToAsync(memory, cancellationToken).ConfigureAwait(false);
        memory.Position = 0;
        return memory;
    }

    /// <summary>
    /// An address at which whoever has it can read one artifact for a time, and no longer than the credentials of the caller live.
    /// Nobody is asked for it, so what is not there has one too.
    /// </summary>
    public Task<string> AddressOfAsync(string key, TimeSpan lifetime) => s3.GetPreSignedURLAsync(new GetPreSignedUrlRequest
    {
        BucketName = settings.Bucket,
        Key = key,
        Verb = HttpVerb.GET,
        Expires = ((clock ?? TimeProvider.System).GetUtcNow() + lifetime).UtcDateTime,
    });

    /// <summary>Writes an artifact, in place of what had its key.</summary>
    public async Task PutAsync(string key, ReadOnlyMemory<byte> bytes, string contentType, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(bytes.ToArray(), writable: false);
        await s3.PutObjectAsync(
            new PutObjectRequest { BucketName = settings.Bucket, Key = key, InputStream = content, ContentType = contentType },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes an artifact when there is none of that key: of many who try at once, one. False when there is one.</summary>
    public async Task<bool> TryCreateAsync(string key, ReadOnlyMemory<byte> bytes, string contentType, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(bytes.ToArray(), writable: false);
        try
        {
            await s3.PutObjectAsync(
                new PutObjectRequest { BucketName = settings.Bucket, Key = key, InputStream = content, ContentType = contentType, IfNoneMatch = "*" },
                cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (AmazonS3Exception e) when (e.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict)
        {
            return false;
        }
    }

    /// <summary>
    /// The text of an artifact; null when there is none of that key. Throws <see cref="ArtifactTooLargeException"/> when
    /// it has more than <paramref name="maxBytes"/>: half a document is worse than none.
    /// </summary>
    public async Task<string?> ReadTextAsync(string key, int maxBytes, CancellationToken cancellationToken)
    {
        using var artifact = await GetAsync(key, cancellationToken).ConfigureAwait(false);
        if (artifact is null)
            return null;
        if (artifact.ContentLength > maxBytes)
            throw new ArtifactTooLargeException(key, artifact.ContentLength, maxBytes);
        return await TextOf(artifact.ResponseStream, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The text of an artifact; of one that has more than <paramref name="maxBytes"/> its beginning and its end, with a line
    /// that says so between them. Null when there is none of that key.
    /// </summary>
    public async Task<string?> ReadEndsAsync(string key, int maxBytes, CancellationToken cancellationToken)
    {
        using var artifact = await GetAsync(key, cancellationToken).ConfigureAwait(false);
        if (artifact is null)
            return null;
        if (artifact.ContentLength <= maxBytes)
            return await TextOf(artifact.ResponseStream, cancellationToken).ConfigureAwait(false);
        var (half, length) = (maxBytes / 2, artifact.ContentLength);
        var head = await ReadRangeAsync(key, new ByteRange(0, half - 1), cancellationToken).ConfigureAwait(false);
        var tail = await ReadRangeAsync(key, new ByteRange(length - half, length - 1), cancellationToken).ConfigureAwait(false);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{head[..(head.LastIndexOf('\n') + 1)]}… {(length - maxBytes) / 1024:N0} KiB left out …\n{tail[(tail.IndexOf('\n', StringComparison.Ordinal) + 1)..]}");
    }

    /// <summary>Where people with access see an artifact; null when there is no console.</summary>
    public string? LinkTo(string key) => settings.ConsoleUrl is { } console
        ? new Uri(console, $"s3/object/{Uri.EscapeDataString(settings.Bucket)}?prefix={Uri.EscapeDataString(key)}").ToString()
        : null;

    /// <summary>The keys that begin with a prefix, in order; at most a thousand.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync(string prefix, CancellationToken cancellationToken)
    {
        var found = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = settings.Bucket, Prefix = prefix }, cancellationToken).ConfigureAwait(false);
        return [.. (found.S3Objects ?? []).Select(o => o.Key)];
    }

    /// <summary>Takes an artifact away; one that is gone already is no error.</summary>
    public Task DeleteAsync(string key, CancellationToken cancellationToken) =>
        s3.DeleteObjectAsync(new DeleteObjectRequest { BucketName = settings.Bucket, Key = key }, cancellationToken);

    /// <summary>Asks without throwing: that there is nothing is the answer of nearly every tick of the watchdog.</summary>
    private async Task<GetObjectResponse?> GetAsync(string key, CancellationToken cancellationToken)
    {
        var answer = s3.GetObjectAsync(settings.Bucket, key, cancellationToken);
        await ((Task)answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return answer.Exception?.InnerException is AmazonS3Exception { StatusCode: HttpStatusCode.NotFound, ErrorCode: not "NoSuchBucket" }
            ? null
            : await answer.ConfigureAwait(false);
    }

    private async Task<string> ReadRangeAsync(string key, ByteRange range, CancellationToken cancellationToken)
    {
        using var part = await s3.GetObjectAsync(
            new GetObjectRequest { BucketName = settings.Bucket, Key = key, ByteRange = range }, cancellationToken).ConfigureAwait(false);
        return await TextOf(part.ResponseStream, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<string> TextOf(Stream stream, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>An artifact is larger than its reader can make use of.</summary>
public sealed class ArtifactTooLargeException(string key, long bytes, int maxBytes)
    : Exception($"reading the artifact {key}: it has {bytes} bytes, at most {maxBytes} are read");
