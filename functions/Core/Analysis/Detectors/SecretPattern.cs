using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Code;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>What secrets of well-known issuers look like. Only the part that names the kind is ever taken: no group holds the secret.</summary>
internal static partial class SecretPattern
{
    public static readonly ImmutableArray<string> Needles =
        ["AKIA", "ASIA", "-----BEGIN", "ghp_", "gho_", "ghs_", "github_pat_", "xoxb-", "xoxp-", "sk_live_", "rk_live_", "AIza", "glpat-", "npm_", "SG.", "hooks.slack.com/services/"];

    /// <summary>The kind of a secret, by how it begins.</summary>
    public static string KindOf(string beginning) => beginning switch
    {
        "AKIA" or "ASIA" => "AWS access key",
        "ghp_" or "gho_" or "ghs_" or "github_pat_" => "GitHub token",
        "xoxb-" or "xoxp-" => "Slack token",
        "hooks.slack.com/services/" => "Slack webhook",
        "sk_live_" or "rk_live_" => "Stripe key",
        "AIza" => "Google API key",
        "glpat-" => "GitLab token",
        "npm_" => "npm token",
        "SG." => "SendGrid key",
        _ => "private key",
    };

    /// <summary>The group <c>x</c> is how the secret begins.</summary>
    [GeneratedRegex(@"(?<![A-Za-z0-9_])(?:(?<x>AKIA|ASIA)(?![0-9A-Z]{9}EXAMPLE)[0-9A-Z]{16}(?![0-9A-Za-z])|(?<x>gh[pos]_)[A-Za-z0-9]{36}|(?<x>github_pat_)[A-Za-z0-9_]{50,90}|(?<x>xox[bp]-)[0-9]{8,14}-[0-9A-Za-z-]{10,80}|(?<x>[sr]k_live_)[0-9A-Za-z]{20,99}|(?<x>AIza)[0-9A-Za-z_-]{35}(?![0-9A-Za-z_-])|(?<x>glpat-)[0-9A-Za-z_-]{20}|(?<x>npm_)[A-Za-z0-9]{36}|(?<x>SG\.)[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}|(?<x>hooks\.slack\.com/services/)T[A-Z0-9]{8,12}/B[A-Z0-9]{8,12}/[A-Za-z0-9]{20,30})|(?<x>-----BEGIN) (?:RSA |EC |OPENSSH |DSA |ENCRYPTED )?PRIVATE KEY-----", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    public static partial Regex InCode();
}
