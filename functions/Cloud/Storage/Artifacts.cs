using System.Net;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;

namespace Delightful.Cloud;

/// <summary>Where the artifacts are.</summary>
/// <param name="Bucket">The S3 bucket.</param>
public sealed record ArtifactSettings(string Bucket);

/// <summary>Source bundles, generated variables and plans, in one S3 bucket.</summary>
public sealed class Artifacts(IAmazonS3 s3, ArtifactSettings settings)
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
        using var reader = new StreamReader(artifact.ResponseStream, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
    }

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
}

/// <summary>An artifact is larger than its reader can make use of.</summary>
public sealed class ArtifactTooLargeException(string key, long bytes, int maxBytes)
    : Exception($"reading the artifact {key}: it has {bytes} bytes, at most {maxBytes} are read");
