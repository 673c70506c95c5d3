using System.Net;
using System.Text.Json;

namespace Delightful.Cloud;

public sealed partial class GitHub
{
    private const int PageSize = 100;

    /// <inheritdoc/>
    public async Task<long> UpsertCommentAsync(
        string repository, int number, string marker, string body, long? knownId, CancellationToken cancellationToken)
    {
        var text = HasLine(body, marker) ? body : $"{marker}\n{body}";
        if (knownId is { } known && await EditAsync(repository, known, text, cancellationToken).ConfigureAwait(false))
            return known;
        if (await FindAsync(repository, number, marker, cancellationToken).ConfigureAwait(false) is { } found
            && await EditAsync(repository, found, text, cancellationToken).ConfigureAwait(false))
            return found;
        var answer = await _api.AddAsync(
            Address(repository, $"issues/{number}/comments"), json => json.WriteString("body", text), cancellationToken).ConfigureAwait(false);
        return IdOf(Expect(answer, $"posting to {repository}#{number}").Body);
    }

    /// <summary>False when somebody deleted the comment.</summary>
    private async Task<bool> EditAsync(string repository, long id, string text, CancellationToken cancellationToken)
    {
        var answer = await _api.SetAsync(
            HttpMethod.Patch, Address(repository, $"issues/comments/{id}"), json => json.WriteString("body", text), cancellationToken).ConfigureAwait(false);
        if (answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone)
            return false;
        Expect(answer, $"editing the comment {id} of {repository}");
        return true;
    }

    private async Task<long?> FindAsync(string repository, int number, string marker, CancellationToken cancellationToken)
    {
        for (var page = 1; ; page++)
        {
            var address = Address(repository, $"issues/{number}/comments?per_page={PageSize}&page={page}");
            var answer = Expect(
                await _api.GetAsync(address, cancellationToken).ConfigureAwait(false), $"looking through the comments of {repository}#{number}");
            foreach (var comment in answer.Body.EnumerateArray())
            {
                if (IsTrusted(comment) && HasLine(comment.Text("body") ?? "", marker))
                    return IdOf(comment);
            }
            if (answer.Body.GetArrayLength() < PageSize)
                return null;
        }
    }

    /// <summary>
    /// An App writes as a bot, a token as a person of the repository. The marker can be guessed: who wrote it from outside could
    /// change what we say in their comment.
    /// </summary>
    private static bool IsTrusted(JsonElement comment) =>
        (comment.TryGetProperty("user", out var user) && user.ValueKind == JsonValueKind.Object && user.Text("type") == "Bot")
        || comment.Text("author_association") is "OWNER" or "MEMBER" or "COLLABORATOR";

    /// <summary>A quotation of our comment begins its lines with a sign of its own, so it is not taken for the comment.</summary>
    private static bool HasLine(string text, string marker)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.TrimEnd().SequenceEqual(marker))
                return true;
        }
        return false;
    }

    private static long IdOf(JsonElement comment) => comment.GetProperty("id").GetInt64();
}
