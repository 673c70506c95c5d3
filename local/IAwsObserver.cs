namespace Delightful.Local;

/// <summary>Sees a call that moto has answered with success, before the caller gets the answer.</summary>
public interface IAwsObserver
{
    /// <summary>Whether to be shown this call. Never true for a service whose bodies are streamed (s3).</summary>
    bool Watches(AwsRequest request);

    /// <summary>What moto answered. A failure here is logged and does not change the answer.</summary>
    Task SawAsync(AwsRequest request, ReadOnlyMemory<byte> response, CancellationToken ct);
}
