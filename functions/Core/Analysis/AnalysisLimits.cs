namespace Delightful.Core.Analysis;

/// <summary>How much of a source is read. A source beyond a limit is refused or left unread in part, and the result says so.</summary>
public sealed record AnalysisLimits
{
    /// <summary>What the functions use.</summary>
    public static AnalysisLimits Default { get; } = new();

    /// <summary>The largest bundle.</summary>
    public long BundleBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>The largest table of contents of a bundle.</summary>
    public long TableBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>The most entries that a source may have.</summary>
    public int Entries { get; init; } = 250_000;

    /// <summary>A larger file is not read.</summary>
    public int EntryBytes { get; init; } = 1024 * 1024;

    /// <summary>No more files of settings are kept after this many bytes.</summary>
    public long TotalBytes { get; init; } = 24L * 1024 * 1024;

    /// <summary>No more files of settings are kept than these.</summary>
    public int SettingsFiles { get; init; } = 5_000;

    /// <summary>No more code is looked through after this many bytes.</summary>
    public long CodeBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>The largest declaration.</summary>
    public int DeclarationBytes { get; init; } = 256 * 1024;
}
