namespace Delightful.Local.GitHub;

/// <summary>A pull request that the recorder was told about; <paramref name="Sha"/> is a commit in it.</summary>
public sealed record PullRequest(int Number, string Sha, string Title, string Author, string Repository = PullRequest.ExampleRepository)
{
    /// <summary>The newest commit of its branch; that commit itself when nothing else was told.</summary>
    public string Head { get => field ?? Sha; init; }

    /// <summary>The repository of the example service in the local catalogue.</summary>
    public const string ExampleRepository = "example/web-app";
}

/// <summary>One text that a comment has had, from <paramref name="At"/> on.</summary>
public sealed record CommentVersion(DateTimeOffset At, string Body);

/// <summary>A comment with every text it has had, oldest first.</summary>
public sealed record Comment(long Id, string Repository, int Issue, IReadOnlyList<CommentVersion> History)
{
    /// <summary>A person from outside who wrote it; null for the pipeline's App.</summary>
    public string? Outsider { get; init; }

    /// <summary>The text a reader sees now.</summary>
    public string Body => History[^1].Body;
}

/// <summary>A line of commits that the recorder was told about, oldest first.</summary>
public sealed record History(string Repository, IReadOnlyList<string> Commits);

/// <summary>A GitHub App that the recorder was told about, by the key that its signatures are checked with.</summary>
public sealed record App(string Id, string Installation, string PublicKey);

/// <summary>A commit status; the newest of a context is the one that counts.</summary>
public sealed record CommitStatus(
    long Id, string Repository, string Sha, string State, string Context, string? Description, string? TargetUrl, DateTimeOffset At);

/// <summary>A deployment as the repository host shows it in the pull request.</summary>
public sealed record HostDeployment(
    long Id, string Repository, string Ref, string Task, string Environment, string? Description, DateTimeOffset At, IReadOnlyList<DeploymentStatus> Statuses);

/// <summary>A step of such a deployment.</summary>
public sealed record DeploymentStatus(
    long Id, string State, string? Description, string? LogUrl, string? EnvironmentUrl, DateTimeOffset At, bool? AutoInactive = null);

/// <summary>Everything that was recorded, as <c>GET /_recorded/github</c> answers it.</summary>
public sealed record GitHubRecording(
    IReadOnlyList<PullRequest> Pulls,
    IReadOnlyList<Comment> Comments,
    IReadOnlyList<CommitStatus> Statuses,
    IReadOnlyList<HostDeployment> Deployments);
