using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Delightful.Local.GitHub;

/// <summary>Somebody with a right in a repository: <c>admin</c>, <c>write</c> or <c>read</c>.</summary>
public sealed record Collaborator(string Repository, string Login, string Permission);

/// <summary>The repository that the branch of a pull request is in; null when it was deleted.</summary>
public sealed record PullRequestHead(string Repository, int Number, string? HeadRepository);

/// <summary>A reaction to a comment of a person.</summary>
public sealed record CommentReaction(string Repository, long Comment, string Content);

/// <summary>What people may do and how they were answered, as <c>GET /_recorded/github/people</c> answers it.</summary>
public sealed record GitHubPeopleRecording(
    IReadOnlyList<Collaborator> Collaborators, IReadOnlyList<PullRequestHead> Heads, IReadOnlyList<CommentReaction> Reactions);

/// <summary>
/// The parts of the GitHub REST API that say who may do what, and that answer people's comments. A pull request's branch is
/// in its own repository unless told otherwise; who was not registered may only read.
/// </summary>
sealed class GitHubPeople(GitHubRecorder recorder) : IEndpoints
{
    readonly Lock gate = new();
    readonly List<Collaborator> collaborators = [];
    readonly List<PullRequestHead> heads = [];
    readonly List<CommentReaction> reactions = [];

    sealed record Draft(string? Content);

    public void Map(IEndpointRouteBuilder routes)
    {
        var repository = routes.MapGroup($"{GitHubRoutes.Root}/repos/{{owner}}/{{name}}");
        repository.AddEndpointFilter((call, next) => GitHubRoutes.Authorize(call.HttpContext, recorder.Apps) is { } refusal
            ? ValueTask.FromResult<object?>(refusal)
            : next(call));
        repository.MapGet("/collaborators/{login}/permission", (string owner, string name, string login) => Permission($"{owner}/{name}", login));
        repository.MapGet("/pulls/{number:int}", (string owner, string name, int number) => Pull($"{owner}/{name}", number));
        repository.MapPost("/issues/comments/{id:long}/reactions", async (string owner, string name, long id, HttpContext http) =>
            await Json.ReadAsync<Draft>(http.Request) switch
            {
                null => Refusal.BadJson,
                { Content: "+1" or "-1" or "laugh" or "confused" or "heart" or "hooray" or "rocket" or "eyes" } draft => React(new($"{owner}/{name}", id, draft.Content!)),
                _ => Refusal.NotAllowed("Reaction", "content", ""),
            });
        routes.MapGet("/_recorded/github/people", () =>
        {
            lock (gate)
                return new GitHubPeopleRecording([.. collaborators], [.. heads], [.. reactions]);
        });
        routes.MapPut("/_recorded/github/collaborators", (Collaborator one) => Keep(collaborators, one, known => GitHubRecorder.IsSame(known.Repository, one.Repository) && known.Login == one.Login));
        routes.MapPut("/_recorded/github/heads", (PullRequestHead one) => Keep(heads, one, known => GitHubRecorder.IsSame(known.Repository, one.Repository) && known.Number == one.Number));
    }

    IResult Permission(string repository, string login)
    {
        lock (gate)
        {
            var permission = collaborators.Find(c => GitHubRecorder.IsSame(c.Repository, repository) && string.Equals(c.Login, login, StringComparison.OrdinalIgnoreCase))?.Permission ?? "read";
            return Json.Answer(new { Permission = permission, RoleName = permission, User = new { Login = login, Type = "User" } });
        }
    }

    IResult Pull(string repository, int number)
    {
        if (recorder.Recording.Pulls.FirstOrDefault(p => p.Number == number && GitHubRecorder.IsSame(p.Repository, repository)) is not { } pull)
            return Refusal.NotFound;
        string? from;
        lock (gate)
            from = heads.Find(h => h.Number == number && GitHubRecorder.IsSame(h.Repository, repository)) is { } head ? head.HeadRepository : repository;
        return Json.Answer(new
        {
            pull.Number,
            State = "open",
            pull.Title,
            User = new { Login = pull.Author },
            Head = new { pull.Sha, Repo = from is null ? null : new { FullName = from } },
            Base = new { Repo = new { FullName = repository } },
        });
    }

    /// <summary>The same reaction again is the one that is there.</summary>
    IResult React(CommentReaction reaction)
    {
        lock (gate)
        {
            var isNew = !reactions.Contains(reaction);
            if (isNew)
                reactions.Add(reaction);
            return Json.Answer(new { Id = reactions.IndexOf(reaction) + 1, reaction.Content }, isNew ? 201 : 200);
        }
    }

    IResult Keep<T>(List<T> list, T item, Predicate<T> same)
    {
        lock (gate)
        {
            list.RemoveAll(same);
            list.Add(item);
        }
        return Results.NoContent();
    }
}
