using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Delightful.Core.Analysis.Source;
using Delightful.Core.Text;

namespace Delightful.Core.Analysis.LanguageModel;

/// <summary>Takes an extract from a source bundle: a few files, a little of each, chosen by their paths before any is unpacked.</summary>
public static class ExtractReader
{
    private const int MostFiles = 40;
    private const int MostOfFile = 12 * 1024;
    private const int MostUnpacked = 64 * 1024;
    private const int MostEntries = 250_000;
    private const int LongestLine = 300;

    /// <summary>The extract, in at most so many bytes of a prompt; empty when the bundle cannot be read.</summary>
    public static SourceExtract Read(Stream seekableZip, int mostBytes)
    {
        try
        {
            using var zip = new ZipArchive(seekableZip, ZipArchiveMode.Read, leaveOpen: true);
            return zip.Entries.Count > MostEntries ? new([]) : new(Choose(zip, mostBytes));
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or IOException or NotSupportedException)
        {
            return new([]);
        }
    }

    private static ImmutableArray<ExtractedFile> Choose(ZipArchive zip, int mostBytes)
    {
        var files = ImmutableArray.CreateBuilder<ExtractedFile>();
        var room = mostBytes;
        foreach (var entry in zip.Entries
            .Where(e => !SourcePath.IsLink(e.ExternalAttributes))
            .Select(e => (Entry: e, Rank: ExtractPath.RankOf(e.FullName)))
            .Where(e => e.Rank is not null)
            .OrderBy(e => e.Rank).ThenBy(e => e.Entry.FullName.Count(c => c == '/')).ThenBy(e => e.Entry.FullName, StringComparer.Ordinal)
            .DistinctBy(e => e.Entry.FullName)
            .Take(MostFiles)
            .Select(e => e.Entry))
            if (Head(entry, Math.Min(room, MostOfFile)) is { Lines.Length: > 0 } file)
            {
                files.Add(file);
                room -= file.Bytes;
            }
        return files.ToImmutable();
    }

    private static ExtractedFile? Head(ZipArchiveEntry entry, int most)
    {
        var bytes = new byte[MostUnpacked];
        int length;
        using (var content = entry.Open())
            length = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (bytes.AsSpan(0, length).Contains((byte)0))
            return null;
        var text = Encoding.UTF8.GetString(bytes, 0, length).ReplaceLineEndings("\n").TrimEnd('\n');
        var lines = SourceRedaction.Redact(text.Split('\n'));
        var room = most - new ExtractedFile(entry.FullName, []).Bytes;
        var shown = lines.Select(l => Shorten.To(CleanText.Lines(l), LongestLine)).TakeWhile(l => (room -= ExtractedFile.Cost(l)) >= 0);
        return new ExtractedFile(entry.FullName, [.. shown]);
    }
}
