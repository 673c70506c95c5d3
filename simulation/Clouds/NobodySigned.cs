using Delightful.Cloud;
using Delightful.Core.Events;

namespace Delightful.Simulation.Clouds;

/// <summary>Nobody here signs what they send: people are told apart by what our functions say of them.</summary>
internal sealed class NobodySigned : IIdentities
{
    public Task<string?> ArnOfAsync(Proof proof, string about, string account, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
