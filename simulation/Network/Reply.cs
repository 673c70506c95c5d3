using Amazon.Runtime;

namespace Delightful.Simulation.Network;

/// <summary>What a service answers: a value, or what it refuses with.</summary>
internal readonly record struct Reply<T>(T? Value, AmazonServiceException? Refusal)
{
    public static implicit operator Reply<T>(T value) => new(value, null);

    public static implicit operator Reply<T>(AmazonServiceException refusal) => new(default, refusal);
}
