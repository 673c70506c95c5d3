namespace Delightful.Local.GitHub;

/// <summary>Keeps what was said to the repository host. Safe to use from many calls at once.</summary>
public sealed class GitHubRecorder(TimeProvider clock)
{
    readonly Lock gate = new();
    readonly List<PullRequest> pulls = [];
    readonly List<Comment> comments = [];
    readonly List<CommitStatus> statuses = [];
    readonly List<HostDeployment> deployments = [];
    readonly List<History> histories = [];
    long lastId = 1000;

    internal AppTokens Apps { get; } = new(clock);

    /// <summary>A copy of everything, in the order it came.</summary>
    public GitHubRecording Recording
    {
        get
        {
            lock (gate)
                return new([.. pulls], [.. comments], [.. statuses], [.. deployments]);
        }
    }

    /// <summary>Makes a pull request known; the same number again replaces it.</summary>
    public void Register(PullRequest pull)
    {
        lock (gate)
        {
            pulls.RemoveAll(known => known.Number == pull.Number && IsSame(known.Repository, pull.Repository));
            pulls.Add(pull);
        }
    }

    internal Comment AddComment(string repository, int issue, string body) => Add(comments, id =>
        new Comment(id, repository, issue, [new(clock.GetUtcNow(), body)]));

    /// <summary>Somebody from outside writes a comment.</summary>
    public void OutsiderComments(string repository, int issue, string login, string body) =>
        Add(comments, id => new Comment(id, repository, issue, [new(clock.GetUtcNow(), body)]) { Outsider = login });

    internal Comment? EditComment(string repository, long id, string body) => Replace(
        comments,
        comment => comment.Id == id && IsSame(comment.Repository, repository),
        comment => comment with { History = [.. comment.History, new(clock.GetUtcNow(), body)] });

    internal CommitStatus AddStatus(string repository, string sha, string state, string context, string? description, string? targetUrl) =>
        Add(statuses, id => new CommitStatus(id, repository, sha, state, context, description, targetUrl, clock.GetUtcNow()));

    internal HostDeployment AddDeployment(string repository, string reference, string task, string environment, string? description) =>
        Add(deployments, id => new HostDeployment(id, repository, reference, task, environment, description, clock.GetUtcNow(), []));

    /// <summary>Says how a deployment stands. A success ends the others of its environment, unless told not to; production's are left.</summary>
    internal DeploymentStatus? AddDeploymentStatus(
        string repository, long deployment, string state, string? description, string? logUrl, string? environmentUrl, bool? autoInactive)
    {
        var told = Replace(
            deployments,
            known => known.Id == deployment && IsSame(known.Repository, repository),
            known => known with
            {
                Statuses = [.. known.Statuses, new(++lastId, state, description, logUrl, environmentUrl, clock.GetUtcNow(), autoInactive)],
            });
        while (told is not null && state == "success" && autoInactive != false && Replace(
            deployments,
            other => other.Id < deployment && other.Environment == told.Environment && IsSame(other.Repository, repository) && other.Statuses is [.., { State: "success" }],
            other => other with { Statuses = [.. other.Statuses, new(++lastId, "inactive", null, null, null, clock.GetUtcNow())] }) is not null)
        {
        }
        return told?.Statuses[^1];
    }

    /// <summary>Makes a line of commits known.</summary>
    public void Register(History history)
    {
        lock (gate)
            histories.Add(history);
    }

    /// <summary>The commits after one up to another, oldest first; null when no line has both in that order.</summary>
    internal IReadOnlyList<string>? Between(string repository, string before, string after)
    {
        lock (gate)
            return histories.Where(history => IsSame(history.Repository, repository)).Select(history => history.Commits.ToList()).FirstOrDefault(
                commits => commits.IndexOf(before) is >= 0 and var from && commits.IndexOf(after) >= from) is { } line
                ? line[(line.IndexOf(before) + 1)..(line.IndexOf(after) + 1)]
                : null;
    }

    /// <summary>Owner and name are compared as the host does, without regard to case.</summary>
    internal static bool IsSame(string repository, string other) =>
        string.Equals(repository, other, StringComparison.OrdinalIgnoreCase);

    T Add<T>(List<T> list, Func<long, T> create)
    {
        lock (gate)
        {
            var item = create(++lastId);
            list.Add(item);
            return item;
        }
    }

    T? Replace<T>(List<T> list, Predicate<T> which, Func<T, T> change)
        where T : class
    {
        lock (gate)
        {
            var at = list.FindIndex(which);
            return at < 0 ? null : list[at] = change(list[at]);
        }
    }
}
