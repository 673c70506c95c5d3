namespace Delightful.Cloud;

/// <summary>A GitHub App that is installed where the repositories are.</summary>
/// <param name="AppId">The App's id, or its client id.</param>
/// <param name="InstallationId">The id of its installation.</param>
public sealed record GitHubAppSettings(string AppId, string InstallationId)
{
    /// <summary>The secret that holds the App's private key, as the PEM text that GitHub gives.</summary>
    public string KeySecret { get; init; } = "/delightful/github-app-key";
}
