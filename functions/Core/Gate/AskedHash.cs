using System.Security.Cryptography;
using System.Text;

namespace Delightful.Core.Gate;

/// <summary>What an approval stays bound to while it does not change.</summary>
internal static class AskedHash
{
    /// <summary>A hash of the items that ask or deny and of all that is lost; empty when nothing asks.</summary>
    public static string Of(IEnumerable<RiskItem> items, string fingerprint)
    {
        var asking = items.Where(i => i.Effect >= RiskEffect.Ask).Select(i => $"{i.Code}\n{i.Effect}\n{i.Address}\n{i.Sentence}").Order(StringComparer.Ordinal).ToList();
        return asking.Count == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join("\n\n", asking) + "\n\n" + fingerprint)));
    }
}
