using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using Delightful.Core.Analysis.Yaml;
using Delightful.Core.Errors;
using Delightful.Core.Events;
using Delightful.Core.Text;

namespace Delightful.Core.Analysis.Source;

/// <summary>
/// Reads a source bundle, a zip file that anyone may have made. Nothing is written to disk, sizes that it claims are
/// not believed, and no more is read than the limits allow.
/// </summary>
internal sealed class SourceBundle(AnalysisLimits limits)
{
    private readonly Dictionary<string, SourceFile> _files = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _leftOut = new(StringComparer.Ordinal);
    private long _total;

    /// <exception cref="YamlRefusedException">It is no zip file, too large, or holds a declaration that is.</exception>
    public static SourceTree Read(Stream bundle, AnalysisLimits limits) => new SourceBundle(limits).Read(bundle);

    private SourceTree Read(Stream bundle)
    {
        try
        {
            using var zip = new ZipArchive(Seekable(bundle), ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > limits.Entries)
                throw Refusal(ErrorCodes.BundleTooLarge, $"the source bundle has {N(zip.Entries.Count)} entries; {N(limits.Entries)} are read at most. Leave out what is not source, such as installed packages");
            foreach (var entry in zip.Entries)
                Add(entry);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or IOException)
        {
            throw Refusal(ErrorCodes.BundleUnreadable, $"the source bundle is not a zip file that can be read: {CleanText.Line(e.Message)}");
        }
        return new SourceTree(
            [.. _files.Values.OrderBy(f => f.Path, StringComparer.Ordinal)],
            [.. _leftOut.Select(l => $"{N(l.Value)} {(l.Value == 1 ? "entry" : "entries")} of the source bundle {(l.Value == 1 ? "was" : "were")} left out: {l.Key}")]);
    }

    private void Add(ZipArchiveEntry entry)
    {
        var path = entry.FullName;
        if (path.EndsWith('/'))
            return;
        if (!SourcePath.IsInside(path))
            LeaveOut("its path leads out of the bundle or is none");
        else if (SourcePath.IsLink(entry.ExternalAttributes))
            LeaveOut("it is a link");
        else if (!SourcePath.IsOfInterest(path))
            return;
        else if (_files.ContainsKey(path))
            RepeatedPath(path);
        else
            Keep(path, entry);
    }

    private void RepeatedPath(string path)
    {
        if (SourcePath.IsDeclaration(path))
            throw Refusal(ErrorCodes.BundleAmbiguous, $"the source bundle holds {YamlFile.Shown(path)} twice; make it again");
        LeaveOut("its path is there already");
    }

    private void Keep(string path, ZipArchiveEntry entry)
    {
        var isDeclaration = SourcePath.IsDeclaration(path);
        var most = isDeclaration ? limits.DeclarationBytes : limits.EntryBytes;
        if (_total >= limits.TotalBytes && !isDeclaration)
        {
            LeaveOut($"{N(limits.TotalBytes)} bytes had been read");
            return;
        }
        byte[]? bytes;
        try
        {
            bytes = ReadAtMost(entry, most);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException && !isDeclaration)
        {
            LeaveOut("it cannot be unpacked");
            return;
        }
        if (bytes is not null)
            _files.Add(path, new SourceFile(path, bytes));
        else if (isDeclaration)
            throw new YamlRefusedException(new InputError(ErrorCodes.DeclarationTooLarge, $"the declaration is larger than {N(most)} bytes", path, 1, 1));
        else
            LeaveOut($"it is larger than {N(most)} bytes");
    }

    private byte[]? ReadAtMost(ZipArchiveEntry entry, int most)
    {
        using var content = entry.Open();
        using var read = new MemoryStream();
        var piece = new byte[16 * 1024];
        while (content.Read(piece) is > 0 and var length)
        {
            read.Write(piece, 0, length);
            _total += length;
            if (read.Length > most)
                return null;
        }
        return read.ToArray();
    }

    /// <summary>The table of a zip file is at its end, so one that only flows is taken into memory, up to the limit.</summary>
    private Stream Seekable(Stream bundle)
    {
        if (bundle.CanSeek && bundle.Length <= limits.BundleBytes)
            return bundle;
        var copy = new MemoryStream();
        var piece = new byte[64 * 1024];
        while (!bundle.CanSeek && bundle.Read(piece) is > 0 and var length && copy.Length <= limits.BundleBytes)
            copy.Write(piece, 0, length);
        if (bundle.CanSeek || copy.Length > limits.BundleBytes)
            throw Refusal(ErrorCodes.BundleTooLarge, $"the source bundle is larger than {N(limits.BundleBytes)} bytes");
        copy.Position = 0;
        return copy;
    }

    private void LeaveOut(string because) => _leftOut[because] = _leftOut.GetValueOrDefault(because) + 1;

    private static string N(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static YamlRefusedException Refusal(string code, string message) => new(new InputError(code, message));
}
