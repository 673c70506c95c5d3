using System.Globalization;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Code;
using Delightful.Core.Analysis.Data;
using Delightful.Core.Analysis.Yaml;
using Delightful.Core.Errors;
using Delightful.Core.Events;
using Delightful.Core.Text;

namespace Delightful.Core.Analysis.Source;

/// <summary>
/// Reads a source in one pass: settings are kept, code is looked through and forgotten, everything else is not opened.
/// What it holds does not grow with the size of the source, only with what there is to say about it.
/// </summary>
internal sealed class SourceReader(AnalysisLimits limits)
{
    /// <summary>Most files are smaller; the piece grows to what the limits allow.</summary>
    private const int FirstPiece = 32 * 1024;

    private readonly Dictionary<string, SourceFile> _files = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _leftOut = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _remarks = new(StringComparer.Ordinal);
    private readonly List<Sighting> _paths = [];
    private readonly CodeScanner _code = new();
    private byte[] _piece = new byte[FirstPiece];
    private long _kept;
    private long _scanned;

    /// <exception cref="SourceRefusedException">It cannot be read, is too large, or holds a declaration that is.</exception>
    public static SourceTree Read(ISource source, AnalysisLimits limits) => new SourceReader(limits).Read(source);

    private SourceTree Read(ISource source)
    {
        var code = new List<SourceEntry>();
        var count = 0;
        try
        {
            foreach (var entry in source.Entries(limits))
                if (++count > limits.Entries)
                    throw new SourceRefusedException(ErrorCodes.BundleTooLarge, $"the source has more than {N(limits.Entries)} files. Leave out what is not source, such as installed packages");
                else
                    Sort(entry, code);
            foreach (var entry in code)
                Scan(entry);
        }
        catch (IOException e)
        {
            throw new SourceRefusedException(ErrorCodes.BundleUnreadable, $"the source cannot be read to its end: {CleanText.Line(e.Message)}");
        }
        return new SourceTree(
            [.. _files.Values.OrderBy(f => f.Path, StringComparer.Ordinal)],
            [.. _paths.Concat(_code.Sightings).OrderBy(s => s.Path, StringComparer.Ordinal).ThenBy(s => s.Line)],
            [.. _leftOut.Select(l => $"{N(l.Value)} {(l.Value == 1 ? "entry" : "entries")} of the source {(l.Value == 1 ? "was" : "were")} left out: {l.Key}"), .. _remarks, .. _code.Remarks]);
    }

    private void Sort(SourceEntry entry, List<SourceEntry> code)
    {
        var path = entry.Path;
        if (!SourcePath.IsInside(path))
        {
            LeaveOut("its path leads out of the source or is none");
            return;
        }
        var interest = SourcePath.InterestIn(path);
        if (interest is SourceInterest.None && !entry.IsLink)
            See(path);
        else if (entry.IsLink)
            LeaveOut("it is a link");
        else if (_files.ContainsKey(path))
            Repeated(path);
        else if (interest is SourceInterest.Code)
        {
            See(path);
            code.Add(entry);
        }
        else
            Keep(entry, interest);
    }

    /// <summary>Some files say something by being there.</summary>
    private void See(string path)
    {
        if (_paths.Count >= 20_000 || SourcePath.IsApart(path))
            return;
        foreach (var rule in PathRules.All)
            if (Matches(rule, path) is { Success: true } match)
                _paths.Add(new Sighting(rule, path, 1, match.Groups["v"].Value, ""));
    }

    private static Match? Matches(CodeRule rule, string path)
    {
        try
        {
            return rule.Pattern.Match(path);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private void Repeated(string path)
    {
        if (SourcePath.IsDeclaration(path))
            throw new SourceRefusedException(ErrorCodes.BundleAmbiguous, $"the source bundle holds {YamlFile.Shown(path)} twice; make it again");
        LeaveOut("its path is there already");
    }

    private void Keep(SourceEntry entry, SourceInterest interest)
    {
        var isDeclaration = interest is SourceInterest.Declaration;
        var most = isDeclaration ? limits.DeclarationBytes : limits.EntryBytes;
        if ((_kept >= limits.TotalBytes || _files.Count >= limits.SettingsFiles) && !isDeclaration)
        {
            LeaveOut(_kept >= limits.TotalBytes ? $"{N(limits.TotalBytes)} bytes of settings had been read" : $"{N(limits.SettingsFiles)} files of settings had been read");
            return;
        }
        if (Read(entry, most, throws: isDeclaration) is not { } length)
            return;
        if (length > most && isDeclaration)
            throw new SourceRefusedException(new InputError(ErrorCodes.DeclarationTooLarge, $"the declaration is larger than {N(most)} bytes", entry.Path, 1, 1));
        if (length > most)
        {
            LeaveOut($"it is larger than {N(most)} bytes");
            return;
        }
        _kept += length;
        var bytes = _piece.AsSpan(0, length);
        if (isDeclaration)
            _files.Add(entry.Path, new SourceFile(entry.Path, bytes.ToArray(), ""));
        else if (Text(bytes) is { } text)
            _files.Add(entry.Path, new SourceFile(entry.Path, [], text) { Documents = Parsed(entry.Path, text) });
    }

    private void Scan(SourceEntry entry)
    {
        if (_scanned >= limits.CodeBytes)
        {
            LeaveOut($"{N(limits.CodeBytes)} bytes of code had been looked through");
            return;
        }
        if (Read(entry, limits.EntryBytes, throws: false) is not { } length)
            return;
        _scanned += length;
        if (length > limits.EntryBytes)
            LeaveOut($"it is larger than {N(limits.EntryBytes)} bytes");
        else if (Text(_piece.AsSpan(0, length)) is { } text)
            _code.Scan(entry.Path, text);
    }

    private string? Text(ReadOnlySpan<byte> bytes)
    {
        var text = SourceText.Decode(bytes, out var remark);
        if (text is null)
            LeaveOut(remark!);
        else if (remark is not null)
            _remarks.Add($"Some files were read although one thing is odd: {remark}");
        return text;
    }

    private IReadOnlyList<DataNode> Parsed(string path, string text)
    {
        try
        {
            return SettingsFormat.Read(path, text);
        }
        catch (DataRefusedException e)
        {
            if (_remarks.Count < 20)
                _remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{YamlFile.Shown(path)}:{e.Line} was not understood: {e.Message}"));
            return [];
        }
    }

    /// <summary>Reads a file into the piece: how long it is, or one more than allowed; null when it cannot be unpacked.</summary>
    private int? Read(SourceEntry entry, int most, bool throws)
    {
        try
        {
            using var content = entry.Open();
            for (var held = 0; ;)
            {
                var room = Math.Min(_piece.Length, most + 1) - held;
                held += content.ReadAtLeast(_piece.AsSpan(held, room), room, throwOnEndOfStream: false);
                if (held < _piece.Length || held > most)
                    return held;
                Array.Resize(ref _piece, Math.Min(_piece.Length * 2, limits.EntryBytes + 1));
            }
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or UnauthorizedAccessException && !throws)
        {
            LeaveOut("it cannot be unpacked or opened");
            return null;
        }
        catch (InvalidDataException e)
        {
            throw new SourceRefusedException(ErrorCodes.BundleUnreadable, $"{YamlFile.Shown(entry.Path)} cannot be unpacked: {CleanText.Line(e.Message)}");
        }
    }

    private void LeaveOut(string because) => _leftOut[because] = _leftOut.GetValueOrDefault(because) + 1;

    private static string N(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
