namespace Delightful.Local.GitHub;

/// <summary>Keeps what was said to the repository host. Safe to use from many calls at once.</summary>
public sealed class GitHubRecorder(TimeProvider clock)
{
    readonly Lock gate = new();
    readonly List<PullRequest> pulls = [];
    readonly List<Comment> comments = [];
    readonly List<CommitStatus> statuses = [];
    readonly List<HostDeployment> deployments = [];
    long lastId = 1000;

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

    internal Comment? EditComment(string repository, long id, string body) => Replace(
        comments,
        comment => comment.Id == id && IsSame(comment.Repository, repository),
        comment => comment with { History = [.. comment.History, new(clock.GetUtcNow(), body)] });

    internal CommitStatus AddStatus(string repository, string sha, string state, string context, string? description, string? targetUrl) =>
        Add(statuses, id => new CommitStatus(id, repository, sha, state, context, description, targetUrl, clock.GetUtcNow()));

    internal HostDeployment AddDeployment(string repository, string reference, string task, string environment, string? description) =>
        Add(deployments, id => new HostDeployment(id, repository, reference, task, environment, description, clock.GetUtcNow(), []));

    internal DeploymentStatus? AddDeploymentStatus(
        string repository, long deployment, string state, string? description, string? logUrl, string? environmentUrl) =>
        Replace(
            deployments,
            known => known.Id == deployment && IsSame(known.Repository, repository),
            known => known with
            {
                Statuses = [.. known.Statuses, new(++lastId, state, description, logUrl, environmentUrl, clock.GetUtcNow())],
            })?.Statuses[^1];

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
