namespace Delightful.Cloud;

/// <summary>What shows a web API who calls.</summary>
internal interface IWebToken
{
    /// <summary>The token to call with.</summary>
    Task<string> GetAsync(CancellationToken cancellationToken);

    /// <summary>Another token in place of one that was refused; null when there is no other.</summary>
    Task<string?> RenewAsync(string refused, CancellationToken cancellationToken);
}

/// <summary>A token that stands in a secret. When it is refused, the secret may have been changed meanwhile.</summary>
internal sealed class SecretToken(Secrets secrets, string name) : IWebToken
{
    public Task<string> GetAsync(CancellationToken cancellationToken) => secrets.GetAsync(name, cancellationToken);

    public async Task<string?> RenewAsync(string refused, CancellationToken cancellationToken)
    {
        secrets.Forget(name, refused);
        return await secrets.GetAsync(name, cancellationToken).ConfigureAwait(false) is var read && read != refused ? read : null;
    }
}

/// <summary>For a web API that tells its callers by what they say.</summary>
internal sealed class NoToken : IWebToken
{
    public Task<string> GetAsync(CancellationToken cancellationToken) => Task.FromResult("");

    public Task<string?> RenewAsync(string refused, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
