namespace Delightful.Pipeline.Chain;

/// <summary>Does one thing for each of many; one that fails keeps no other from its turn, and the delivery is repeated for it.</summary>
internal sealed class EachOnItsOwn
{
    private readonly List<Exception> _failures = [];

    /// <summary>Does it, and remembers a failure.</summary>
    public async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // it is thrown again when all had their turn
        catch (Exception e)
#pragma warning restore CA1031
        {
            _failures.Add(e);
        }
    }

    /// <summary>Throws what failed, once all had their turn.</summary>
    public void ThrowIfAnyFailed()
    {
        if (_failures.Count > 0)
            throw new AggregateException(_failures);
    }
}
