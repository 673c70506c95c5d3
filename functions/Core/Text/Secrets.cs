using System.Text.RegularExpressions;

namespace Delightful.Core.Text;

/// <summary>
/// Hides what looks like a secret in text that people will read. A last net: nothing secret should get here, and a
/// pattern cannot know every secret.
/// </summary>
public static partial class Secrets
{
    private const string Hidden = "(hidden)";

    /// <summary>The text with every secret that is recognised replaced.</summary>
    public static string Mask(string text)
    {
        text = Block().Replace(text, Hidden);
        text = BlockEnd().Replace(text, Hidden);
        text = Token().Replace(text, Hidden);
        text = Encoded().Replace(text, Hidden);
        text = Authorization().Replace(text, m => m.Groups["scheme"].Value + Hidden);
        text = UserInfo().Replace(text, m => $"{m.Groups["scheme"].Value}{Hidden}@");
        return Assignment().Replace(text, m => m.Groups["name"].Value + m.Groups["is"].Value + Hidden);
    }

    [GeneratedRegex("-----BEGIN [A-Z0-9 ]{0,40}-----(?>(?!-----END )[\\s\\S]){0,20000}(-----END [A-Z0-9 ]{0,40}-----)?", RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    /// <summary>What is left of a key whose beginning was cut off.</summary>
    [GeneratedRegex("[A-Za-z0-9+/=|~ \\r\\n-]{16,20000}-----END [A-Z0-9 ]{0,40}-----", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex BlockEnd();

    [GeneratedRegex(
        @"\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b|\bgh[pousr]_[A-Za-z0-9]{20,255}|\bgithub_pat_[A-Za-z0-9_]{20,255}|\bxox[abeoprs]-[A-Za-z0-9-]{10,255}|\bwhsec_[A-Za-z0-9+/=]{16,255}|\bglpat-[A-Za-z0-9_-]{20,255}|\bnpm_[A-Za-z0-9]{36}\b|\b[rs]k_live_[A-Za-z0-9]{16,255}|\bAIza[A-Za-z0-9_-]{35}|\bhooks\.slack\.com/services/[A-Za-z0-9/]{10,255}|\beyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{0,4000}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    /// <summary>The beginning of a private key in base64, a PEM text in an address, and the signature of a signed address.</summary>
    [GeneratedRegex(
        @"LS0tLS1CRUdJTi[A-Za-z0-9+/=_-]{10,20000}|-----BEGIN(?:%20|\+)[A-Za-z0-9%+/=_.~-]{10,20000}|(?<=[?&]X-Amz-(?:Signature|Security-Token|Credential)=)[^\s&""'<>]{1,4000}",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Encoded();

    [GeneratedRegex(@"(?<scheme>\b(?:Bearer|Basic)\s{1,4})[A-Za-z0-9._~+/=-]{16,4000}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Authorization();

    [GeneratedRegex(@"(?<scheme>://[^\s/@:""']{0,255}:)[^\s/@""']{1,255}@", RegexOptions.CultureInvariant)]
    private static partial Regex UserInfo();

    /// <summary>The end of a name that speaks of a secret, then = or : or Terraform's arrow, then a value, where code may say its type first. Terraform's own "(sensitive value)" stays.</summary>
    [GeneratedRegex(
        @"(?<name>(?:password|passwd|secret|token|api[_-]?key|private[_-]?key|credential)[A-Za-z0-9_.-]{0,80}[""']?)(?<is>\s{0,40}(?:=>|:=|==|=|:|->)\s{0,40})(?!\()(?:[A-Za-z0-9_&<>'\[\]|?.*]{1,60}\s{0,10}=(?!>)\s{0,10})?(?:\[[ \t]{0,10})?(?:""(?:[^""\\\n]|\\.)*(?:""(?:\s*->\s*""(?:[^""\\\n]|\\.)*"")?|\\?(?=\n|\z))|'[^'\n]*(?:'|(?=\n|\z))|[^\s,;""'{}\[\]()]+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Assignment();
}
