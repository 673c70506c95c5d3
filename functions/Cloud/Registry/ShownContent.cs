using System.Security.Cryptography;
using System.Text;

namespace Delightful.Cloud;

/// <summary>What people were shown last.</summary>
/// <param name="Hash">Of what was shown, without what only the time changes.</param>
/// <param name="At">When.</param>
public sealed record ShownContent(string Hash, DateTimeOffset At)
{
    private const int LongEnough = 16;

    /// <summary>For how long it is not worth an edit that nothing but the time went on.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <summary>A content, given as it would be at a time that is always the same.</summary>
    public static ShownContent Of(string timeless, DateTimeOffset now) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(timeless)))[..LongEnough], now);

    /// <summary>True when this would show nothing new after <paramref name="before"/>.</summary>
    public bool IsNothingNewAfter(ShownContent? before) => before?.Hash == Hash && At - before.At < Fresh;
}
