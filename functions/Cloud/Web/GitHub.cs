using System.Net;
using System.Text.Json;

namespace Delightful.Cloud;

/// <summary>Which GitHub, and as whom.</summary>
/// <param name="ApiUrl">The REST API, <c>https://api.github.com/</c>; ends with a slash.</param>
public sealed record GitHubSettings(Uri ApiUrl)
{
    /// <summary>The secret that holds the token.</summary>
    public string TokenSecret { get; init; } = "/delightful/github-token";

    /// <summary>The App that calls; null for a plain token.</summary>
    public GitHubAppSettings? App { get; init; }
}

/// <summary>GitHub's REST API.</summary>
public sealed partial class GitHub(HttpClient http, GitHubSettings settings, Secrets secrets, TimeProvider clock) : IRepositoryHost, IChangeAuthors
{
    /// <summary>The most characters of a status description.</summary>
    private const int LongestDescription = 140;

    /// <summary>What GitHub asks of who was limited without being told for how long.</summary>
    private static readonly TimeSpan AtLeast = TimeSpan.FromMinutes(1);

    private readonly WebApi _api = new(
        http,
        settings.App is { } app ? new GitHubAppToken(http, settings.ApiUrl, app, secrets, clock) : new SecretToken(secrets, settings.TokenSecret),
        "GitHub",
        clock);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PullRequest>> PullRequestsOfAsync(string repository, string sha, CancellationToken cancellationToken)
    {
        var answer = await _api.GetAsync(Address(repository, $"commits/{Uri.EscapeDataString(sha)}/pulls"), cancellationToken).ConfigureAwait(false);
        if (answer.Status is HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity)
            return [];
        return [.. Expect(answer, $"asking for the pull requests of {sha}").Body.EnumerateArray().Select(PullRequestOf)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> AuthorsOfAsync(string repository, string sha, CancellationToken cancellationToken)
    {
        var answer = await _api.GetAsync(Address(repository, $"commits/{Uri.EscapeDataString(sha)}"), cancellationToken).ConfigureAwait(false);
        if (answer.Status is HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity)
            return [];
        var commit = Expect(answer, $"asking who wrote {sha}").Body;
        var author = commit.TryGetProperty("author", out var user) && user.ValueKind == JsonValueKind.Object ? user.Text("login") : null;
        var pulls = await PullRequestsOfAsync(repository, sha, cancellationToken).ConfigureAwait(false);
        return [.. pulls.Select(p => p.Author).Append(author ?? "").Where(login => login.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <inheritdoc/>
    public async Task SetStatusAsync(
        string repository, string sha, CommitState state, string context, string description, string? targetUrl, CancellationToken cancellationToken)
    {
        var answer = await _api.SetAsync(
            HttpMethod.Post,
            Address(repository, $"statuses/{Uri.EscapeDataString(sha)}"),
            json =>
            {
                json.WriteString("state", NameOf(state));
                json.WriteString("context", context);
                json.WriteString("description", Cut(description));
                if (targetUrl is { Length: > 0 })
                    json.WriteString("target_url", targetUrl);
            },
            cancellationToken).ConfigureAwait(false);
        if (answer.Status is not (HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity))
            Expect(answer, $"setting the status {context} of {sha}");
    }

    private Uri Address(string repository, string path) => repository.Split('/') is [var owner, var name]
        ? new Uri(settings.ApiUrl, $"repos/{Uri.EscapeDataString(owner)}/{Uri.EscapeDataString(name)}/{path}")
        : throw new FormatException($"'{repository}' is not a repository: it is owner/name");

    private WebAnswer Expect(WebAnswer answer, string doing) => answer.IsSuccess
        ? answer
        : IsLimited(answer)
            ? throw new RetryLaterException($"{doing}: GitHub asks to be left alone for a while", _api.RetryAfter(answer) ?? AtLeast)
            : throw new WebApiException("GitHub", doing, (int)answer.Status, answer.Text("message"));

    /// <summary>GitHub refuses who asks too much by 403, and says it in one of three ways.</summary>
    private static bool IsLimited(WebAnswer answer) => answer.Status == HttpStatusCode.Forbidden
        && (answer.Headers.RetryAfter is not null
            || answer.Header("x-ratelimit-remaining") == "0"
            || answer.Text("message")?.Contains("rate limit", StringComparison.OrdinalIgnoreCase) == true);

    private static PullRequest PullRequestOf(JsonElement pull) => new(
        pull.GetProperty("number").GetInt32(),
        pull.Text("title") ?? "",
        pull.Text("html_url") ?? "",
        pull.TryGetProperty("user", out var user) ? user.Text("login") ?? "" : "",
        pull.Text("state") == "open",
        pull.TryGetProperty("head", out var head) ? head.Text("sha") : null);

    private static string NameOf(CommitState state) => state switch
    {
        CommitState.Pending => "pending",
        CommitState.Success => "success",
        CommitState.Failure => "failure",
        _ => "error",
    };

    private static string Cut(string description) =>
        description.Length <= LongestDescription ? description
        : char.IsHighSurrogate(description[LongestDescription - 2]) ? description[..(LongestDescription - 2)] + "…"
        : description[..(LongestDescription - 1)] + "…";
}
