namespace Delightful.Core.Analysis;

/// <summary>How much of a source bundle is read. A bundle beyond a limit is refused or left unread in part, and the result says so.</summary>
public sealed record AnalysisLimits
{
    /// <summary>What the functions use.</summary>
    public static AnalysisLimits Default { get; } = new();

    /// <summary>The largest bundle.</summary>
    public long BundleBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>The most entries a bundle may have.</summary>
    public int Entries { get; init; } = 50_000;

    /// <summary>A larger file is not read.</summary>
    public int EntryBytes { get; init; } = 512 * 1024;

    /// <summary>No more files are read after this many bytes.</summary>
    public long TotalBytes { get; init; } = 32L * 1024 * 1024;

    /// <summary>The largest declaration.</summary>
    public int DeclarationBytes { get; init; } = 256 * 1024;
}
