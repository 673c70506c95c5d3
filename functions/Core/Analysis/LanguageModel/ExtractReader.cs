using System.Collections.Immutable;
using System.Text;
using Delightful.Core.Analysis.Source;
using Delightful.Core.Text;

namespace Delightful.Core.Analysis.LanguageModel;

/// <summary>Takes an extract from a source: a few files, a little of each, chosen by their paths before any is opened.</summary>
public static class ExtractReader
{
    private const int MostFiles = 40;
    private const int MostOfFile = 12 * 1024;
    private const int MostUnpacked = 64 * 1024;
    private const int LongestLine = 300;

    /// <summary>The extract; empty when the source cannot be read.</summary>
    /// <param name="source">The source.</param>
    /// <param name="folder">The folder of the service; empty for the top. Nothing outside it is shown.</param>
    /// <param name="mostBytes">How many bytes of a prompt it may take.</param>
    /// <param name="limits">Beyond which a source is not read.</param>
    public static SourceExtract Read(ISource source, string folder, int mostBytes, AnalysisLimits limits)
    {
        try
        {
            return new(Choose(source.Entries(limits), folder, mostBytes));
        }
        catch (Exception e) when (e is SourceRefusedException or InvalidDataException or IOException)
        {
            return new([]);
        }
    }

    private static ImmutableArray<ExtractedFile> Choose(IEnumerable<SourceEntry> entries, string folder, int mostBytes)
    {
        var files = ImmutableArray.CreateBuilder<ExtractedFile>();
        var room = mostBytes;
        foreach (var entry in entries
            .Where(e => !e.IsLink && (folder.Length == 0 || e.Path.StartsWith(folder + "/", StringComparison.Ordinal)))
            .Select(e => (Entry: e, Rank: ExtractPath.RankOf(e.Path)))
            .Where(e => e.Rank is not null)
            .OrderBy(e => e.Rank).ThenBy(e => e.Entry.Path.Count(c => c == '/')).ThenBy(e => e.Entry.Path, StringComparer.Ordinal)
            .DistinctBy(e => e.Entry.Path)
            .Take(MostFiles)
            .Select(e => e.Entry))
            if (Head(entry, Math.Min(room, MostOfFile)) is { Lines.Length: > 0 } file)
            {
                files.Add(file);
                room -= file.Bytes;
            }
        return files.ToImmutable();
    }

    private static ExtractedFile? Head(SourceEntry entry, int most)
    {
        if (TextOf(entry) is not { } text)
            return null;
        var room = most - new ExtractedFile(entry.Path, []).Bytes;
        var lines = SourceRedaction.Redact(text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));
        var shown = lines.Select(l => Shorten.To(CleanText.Lines(l), LongestLine)).TakeWhile(l => (room -= ExtractedFile.Cost(l)) >= 0);
        return new ExtractedFile(entry.Path, [.. shown]);
    }

    /// <summary>The head of a file as text; null for what is no text or cannot be unpacked.</summary>
    private static string? TextOf(SourceEntry entry)
    {
        try
        {
            var bytes = new byte[MostUnpacked];
            using var content = entry.Open();
            var length = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return bytes.AsSpan(0, length).Contains((byte)0) ? null : Encoding.UTF8.GetString(bytes, 0, length);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException)
        {
            return null;
        }
    }
}
