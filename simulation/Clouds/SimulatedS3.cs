using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace Delightful.Simulation.Clouds;

/// <summary>S3: one bucket of artifacts.</summary>
internal sealed class SimulatedS3(World world) : AmazonS3Client(Account.Credentials, Account.Config<AmazonS3Config>()), IAmazonS3
{
    private const string Service = "s3";

    private readonly Dictionary<string, byte[]> _objects = [];

    public void Put(string key, byte[] bytes) => _objects[key] = bytes;

    public void Remove(string key) => _objects.Remove(key);

    public IEnumerable<string> KeysUnder(string prefix) =>
        _objects.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public byte[]? Get(string key) => _objects.GetValueOrDefault(key);

    public override Task<GetObjectResponse> GetObjectAsync(string bucketName, string key, CancellationToken cancellationToken = default) =>
        world.Wire.CallAsync<GetObjectResponse>(Service, "GetObject", () =>
        {
            if (!_objects.TryGetValue(key, out var bytes))
                return new AmazonS3Exception($"there is no {key}") { StatusCode = HttpStatusCode.NotFound, ErrorCode = "NoSuchKey" };
            return new GetObjectResponse { ResponseStream = new MemoryStream(bytes, writable: false), ContentLength = bytes.Length };
        });

    /// <summary>It is signed without a call.</summary>
    Task<string> IAmazonS3.GetPreSignedURLAsync(GetPreSignedUrlRequest request) => Task.FromResult($"https://{request.BucketName}/{request.Key}");

    public override Task<DeleteObjectResponse> DeleteObjectAsync(DeleteObjectRequest request, CancellationToken cancellationToken = default) =>
        world.Wire.CallAsync(Service, "DeleteObject", () =>
        {
            if (world.States.Values.FirstOrDefault(s => s.LockFile == request.Key) is { } state)
            {
                if (state.LockedBy is { IsRunning: true } build)
                    world.Watch.Violated($"the lock of {build.Id}, which runs, is taken away");
                state.Unlock();
            }
            _objects.Remove(request.Key);
            return new DeleteObjectResponse();
        });

    public override Task<PutObjectResponse> PutObjectAsync(PutObjectRequest request, CancellationToken cancellationToken = default)
    {
        using var content = new MemoryStream();
        request.InputStream.CopyTo(content);
        return world.Wire.CallAsync(Service, "PutObject", () =>
        {
            if (request.IfNoneMatch == "*" && _objects.ContainsKey(request.Key))
                throw new AmazonS3Exception($"there is a {request.Key}") { StatusCode = HttpStatusCode.PreconditionFailed, ErrorCode = "PreconditionFailed" };
            _objects[request.Key] = content.ToArray();
            return new PutObjectResponse();
        });
    }

    public override Task<ListObjectsV2Response> ListObjectsV2Async(ListObjectsV2Request request, CancellationToken cancellationToken = default) =>
        world.Wire.CallAsync(Service, "ListObjectsV2", () => new ListObjectsV2Response
        {
            S3Objects = [.. KeysUnder(request.Prefix).Select(k => new S3Object { Key = k })],
        });
}
