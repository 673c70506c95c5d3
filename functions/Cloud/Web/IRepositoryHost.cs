namespace Delightful.Cloud;

/// <summary>Where the code lives and is talked about.</summary>
public interface IRepositoryHost
{
    /// <summary>The pull requests that a commit is in; none when the commit is unknown.</summary>
    /// <param name="repository">The repository, <c>owner/name</c>.</param>
    /// <param name="sha">The commit.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task<IReadOnlyList<PullRequest>> PullRequestsOfAsync(string repository, string sha, CancellationToken cancellationToken);

    /// <summary>
    /// Brings the one comment of this marker to a text and returns its id. It is found by the id, else by the marker, a
    /// hidden line of the text; it is edited in place, and posted only when there is none.
    /// </summary>
    /// <param name="repository">The repository, <c>owner/name</c>.</param>
    /// <param name="number">The pull request.</param>
    /// <param name="marker">A line that nobody else writes, for example <c>&lt;!-- delightful web-app/dev --&gt;</c>.</param>
    /// <param name="body">The text in Markdown; the marker is put before it when it does not hold it.</param>
    /// <param name="knownId">The comment's id; null when it is not known.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task<long> UpsertCommentAsync(string repository, int number, string marker, string body, long? knownId, CancellationToken cancellationToken);

    /// <summary>Sets the status of a commit. A description longer than the host takes is cut.</summary>
    /// <param name="repository">The repository, <c>owner/name</c>.</param>
    /// <param name="sha">The commit.</param>
    /// <param name="state">The state.</param>
    /// <param name="context">Which of the commit's statuses it is.</param>
    /// <param name="description">One short sentence.</param>
    /// <param name="targetUrl">Where its link leads; null for none.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task SetStatusAsync(
        string repository, string sha, CommitState state, string context, string description, string? targetUrl, CancellationToken cancellationToken);

    /// <summary>The commits that one has and another before it has not, newest last; none when one of them is unknown, or nobody may look.</summary>
    /// <param name="repository">The repository, <c>owner/name</c>.</param>
    /// <param name="before">The older commit.</param>
    /// <param name="sha">The newer commit.</param>
    /// <param name="most">How many are asked for: of more the newest.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task<IReadOnlyList<string>> CommitsBetweenAsync(string repository, string before, string sha, int most, CancellationToken cancellationToken);

    /// <summary>The id of a deployment, which is made when there is none yet; null when its commit is unknown, or nobody may make one.</summary>
    Task<long?> FindOrAddDeploymentAsync(string repository, HostDeployment deployment, CancellationToken cancellationToken);

    /// <summary>Says how a deployment stands. One that is gone is left alone.</summary>
    Task SetDeploymentStatusAsync(string repository, long id, HostDeploymentStatus status, CancellationToken cancellationToken);
}

/// <summary>A pull request.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title, in its author's words.</param>
/// <param name="Url">Where people see it.</param>
/// <param name="Author">Who opened it.</param>
/// <param name="IsOpen">False once it is merged or closed.</param>
/// <param name="Head">The newest commit of its branch; null when the host does not say.</param>
public sealed record PullRequest(int Number, string Title, string Url, string Author, bool IsOpen, string? Head = null);

/// <summary>A deployment as the host shows it in the pull requests that its commit is in.</summary>
/// <param name="Sha">The commit.</param>
/// <param name="Environment">What it is deployed to, for example <c>web-app/prod</c>.</param>
/// <param name="Task">Which of the commit's deployments it is; the same again is the same one.</param>
/// <param name="Description">One short sentence.</param>
/// <param name="IsProduction">True for production.</param>
public sealed record HostDeployment(string Sha, string Environment, string Task, string Description, bool IsProduction);

/// <summary>How such a deployment stands.</summary>
/// <param name="State">One of GitHub's words: <c>queued</c>, <c>pending</c>, <c>in_progress</c>, <c>success</c>, <c>failure</c>, <c>error</c>, <c>inactive</c>.</param>
/// <param name="Description">One short sentence.</param>
/// <param name="LogUrl">Where its link leads; null for none.</param>
/// <param name="ServiceUrl">Where the service answers; null when there is nothing to see.</param>
/// <param name="ReplacesOthers">True when a success ends all that were there before in its environment.</param>
public sealed record HostDeploymentStatus(string State, string Description, string? LogUrl, string? ServiceUrl, bool ReplacesOthers);

/// <summary>The states that a commit status has.</summary>
public enum CommitState
{
    /// <summary>It runs or waits.</summary>
    Pending,

    /// <summary>It went well.</summary>
    Success,

    /// <summary>It went wrong.</summary>
    Failure,

    /// <summary>It could not be carried out.</summary>
    Error,
}
