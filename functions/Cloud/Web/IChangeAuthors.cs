namespace Delightful.Cloud;

/// <summary>Who knows the people behind a change.</summary>
public interface IChangeAuthors
{
    /// <summary>Who wrote a commit: its author, and whoever opened a pull request that it is in. None when nobody knows.</summary>
    /// <param name="repository">The repository, <c>owner/name</c>.</param>
    /// <param name="sha">The commit.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task<IReadOnlyList<string>> AuthorsOfAsync(string repository, string sha, CancellationToken cancellationToken);
}
