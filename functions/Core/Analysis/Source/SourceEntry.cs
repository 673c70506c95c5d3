namespace Delightful.Core.Analysis.Source;

/// <summary>A file that a source offers. It is opened only when the analysis wants to look into it.</summary>
/// <param name="Path">Its path from the top of the source, with slashes.</param>
/// <param name="IsLink">True for a symbolic link, which is never followed.</param>
/// <param name="Open">Opens it for reading; throws <see cref="InvalidDataException"/> when it cannot be unpacked.</param>
public sealed record SourceEntry(string Path, bool IsLink, Func<Stream> Open);

/// <summary>Where the source of a service is: a bundle, or a folder.</summary>
public interface ISource
{
    /// <summary>Its files, in the order in which they are best read.</summary>
    /// <exception cref="SourceRefusedException">It cannot be read, or is beyond a limit.</exception>
    IEnumerable<SourceEntry> Entries(AnalysisLimits limits);
}
