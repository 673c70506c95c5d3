namespace Delightful.Cloud;

/// <summary>What has to be known of a comment on a pull request before it is believed, and how it is answered.</summary>
public interface ICommentHost
{
    /// <summary>True when somebody may write to a repository now, which GitHub is asked: what an event says of it is a hint.</summary>
    Task<bool> MayWriteAsync(string repository, string login, CancellationToken cancellationToken);

    /// <summary>True when a pull request is open or merged and its branch is in the repository itself; false for a fork, also a deleted one.</summary>
    Task<bool> IsOwnBranchAsync(string repository, int number, CancellationToken cancellationToken);

    /// <summary>Answers a comment with a reaction. One that is there already stays as it is.</summary>
    Task ReactAsync(string repository, long comment, Reaction reaction, CancellationToken cancellationToken);
}

/// <summary>How a comment is answered.</summary>
public enum Reaction
{
    /// <summary>It was taken.</summary>
    Taken,

    /// <summary>It was not taken; the comment of the deployment says how it stands.</summary>
    Confused,
}
