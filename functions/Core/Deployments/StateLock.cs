using System.Text.RegularExpressions;

namespace Delightful.Core.Deployments;

/// <summary>A lock on a Terraform state as Terraform describes it to the one that it keeps out.</summary>
/// <param name="Id">The lock's own id: what is released is this one and no later one.</param>
/// <param name="Holder">Who took it, <c>user@host</c>.</param>
/// <param name="BuildId">The build that took it; null when the holder is no build of ours.</param>
public sealed partial record StateLock(string Id, string Holder, string? BuildId)
{
    /// <summary>What a build's failure begins with when a lock kept it out; Terraform's description follows.</summary>
    public const string Failure = "state-lock";

    /// <summary>
    /// Reads the failure of a build; null when it is no lock, or names no lock id. A build runs Terraform under its own
    /// id as host name, so the holder names it.
    /// </summary>
    public static StateLock? TryParse(string failure)
    {
        if (!failure.StartsWith(Failure, StringComparison.Ordinal) || LockId().Match(failure) is not { Success: true } id || Who().Match(failure) is not { Success: true } who)
            return null;
        var holder = who.Groups[1].Value;
        var build = Build().Match(holder);
        return new StateLock(id.Groups[1].Value, holder, build.Success ? build.Groups[1].Value : null);
    }

    [GeneratedRegex(@"\bID:\s*([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b", RegexOptions.CultureInvariant)]
    private static partial Regex LockId();

    [GeneratedRegex(@"\bWho:\s*(\S{1,200})", RegexOptions.CultureInvariant)]
    private static partial Regex Who();

    [GeneratedRegex(@"@([A-Za-z0-9_-]{2,150}:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Build();
}
