using System.Globalization;
using System.IO.Compression;
using Delightful.Core.Errors;
using Delightful.Core.Text;

namespace Delightful.Core.Analysis.Source;

/// <summary>
/// A source bundle: a zip file that anyone may have made. Nothing is written to disk, and sizes that it claims are not
/// believed.
/// </summary>
public sealed class ZipSource(Stream bundle) : ISource
{
    private const int LinkType = 0xA000;
    private const int TypeMask = 0xF000;

    /// <inheritdoc/>
    public IEnumerable<SourceEntry> Entries(AnalysisLimits limits)
    {
        var zip = Open(limits);
        return zip.Entries.Where(e => !e.FullName.EndsWith('/')).Select(e => new SourceEntry(e.FullName, IsLink(e), e.Open));
    }

    private ZipArchive Open(AnalysisLimits limits)
    {
        try
        {
            var seekable = Seekable(limits);
            ZipTable.Check(seekable, limits);
            seekable.Position = 0;
            var zip = new ZipArchive(seekable, ZipArchiveMode.Read, leaveOpen: true);
            _ = zip.Entries.Count;
            return zip;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException)
        {
            throw new SourceRefusedException(ErrorCodes.BundleUnreadable, $"the source bundle is not a zip file that can be read: {CleanText.Line(e.Message)}");
        }
    }

    /// <summary>The table of a zip file is at its end, so one that only flows is taken into memory.</summary>
    private Stream Seekable(AnalysisLimits limits)
    {
        if (bundle.CanSeek)
            return bundle.Length <= limits.BundleBytes ? bundle : throw TooLarge(limits.BundleBytes);
        var most = Math.Min(limits.BundleBytes, Array.MaxLength);
        var copy = new MemoryStream();
        var piece = new byte[64 * 1024];
        while (bundle.Read(piece) is > 0 and var length && copy.Length <= most)
            copy.Write(piece, 0, length);
        return copy.Length <= most ? copy : throw TooLarge(most);
    }

    private static bool IsLink(ZipArchiveEntry entry) => ((entry.ExternalAttributes >> 16) & TypeMask) == LinkType;

    private static SourceRefusedException TooLarge(long most) => new(
        ErrorCodes.BundleTooLarge, string.Create(CultureInfo.InvariantCulture, $"the source bundle is larger than {most:N0} bytes"));
}
