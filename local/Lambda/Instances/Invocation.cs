namespace Delightful.Local.Lambda.Instances;

/// <summary>One run of a function: its payload, its deadline, and the result to come.</summary>
sealed class Invocation(ReadOnlyMemory<byte> payload, DateTimeOffset deadline)
{
    readonly TaskCompletionSource<InvocationResult> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string RequestId { get; } = Guid.NewGuid().ToString();

    public ReadOnlyMemory<byte> Payload => payload;

    public DateTimeOffset Deadline => deadline;

    public Task<InvocationResult> Done => done.Task;

    /// <summary>The first result counts.</summary>
    public bool End(InvocationResult result) => done.TrySetResult(result);
}
