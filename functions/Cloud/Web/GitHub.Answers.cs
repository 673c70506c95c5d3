using System.Net;

namespace Delightful.Cloud;

public sealed partial class GitHub : ICommentHost
{
    /// <inheritdoc/>
    public async Task<bool> MayWriteAsync(string repository, string login, CancellationToken cancellationToken)
    {
        var answer = await _api.GetAsync(Address(repository, $"collaborators/{Uri.EscapeDataString(login)}/permission"), cancellationToken).ConfigureAwait(false);
        return answer.Status != HttpStatusCode.NotFound
            && Expect(answer, $"asking whether {login} may write to {repository}").Text("permission") is "admin" or "write";
    }

    /// <inheritdoc/>
    public async Task<bool> IsOwnBranchAsync(string repository, int number, CancellationToken cancellationToken)
    {
        var answer = await _api.GetAsync(Address(repository, $"pulls/{number}"), cancellationToken).ConfigureAwait(false);
        if (answer.Status == HttpStatusCode.NotFound)
            return false;
        var pull = Expect(answer, $"asking where {repository}#{number} comes from").Body;
        return pull.TryGetProperty("head", out var head) && head.TryGetProperty("repo", out var from)
            && string.Equals(from.Text("full_name"), repository, StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public async Task ReactAsync(string repository, long comment, Reaction reaction, CancellationToken cancellationToken)
    {
        var answer = await _api.SetAsync(
            HttpMethod.Post, Address(repository, $"issues/comments/{comment}/reactions"),
            json => json.WriteString("content", reaction is Reaction.Taken ? "+1" : "confused"), cancellationToken).ConfigureAwait(false);
        if (answer.Status != HttpStatusCode.NotFound)
            Expect(answer, $"reacting to the comment {comment} of {repository}");
    }
}
