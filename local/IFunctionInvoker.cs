namespace Delightful.Local;

/// <summary>Invokes a deployed function by name or ARN the asynchronous way.</summary>
public interface IFunctionInvoker
{
    /// <summary>
    /// Accepts the payload and returns; the run happens behind it with Lambda's two retries and then the
    /// function's failure destination. Throws <see cref="AwsException"/> ResourceNotFoundException for an unknown function.
    /// </summary>
    Task InvokeAsync(string functionName, ReadOnlyMemory<byte> payload, CancellationToken ct);
}
