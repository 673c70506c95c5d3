namespace Delightful.Core.Gate;

/// <summary>Somebody who may answer, with who they are in each place where people answer. One person is one entry.</summary>
/// <param name="Name">The name for people.</param>
/// <param name="Slack">The Slack user's id; null when they do not answer there.</param>
/// <param name="GitHub">The GitHub login; null when they have none.</param>
/// <param name="Aws">The ARN of the AWS identity that the command line runs as; null when they do not use it.</param>
public sealed record Approver(string Name, string? Slack = null, string? GitHub = null, string? Aws = null)
{
    /// <summary>True when a person is this one. Of one who has proven nothing there is only the name to go by.</summary>
    public bool Is(Person person) => !person.IsVerified
        ? person.Name == Name
        : person.Id is { } id && person.Via switch
        {
            Via.Slack => id == Slack,
            Via.GitHub => string.Equals(id, GitHub, StringComparison.OrdinalIgnoreCase),
            Via.Cli => id == Aws,
            _ => false,
        };
}
