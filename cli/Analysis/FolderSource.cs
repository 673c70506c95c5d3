using Delightful.Core.Analysis;
using Delightful.Core.Analysis.Source;

namespace Delightful.Cli.Analysis;

/// <summary>The source in a folder of this machine, offered as a bundle of it would be: links are named, never followed.</summary>
sealed class FolderSource(string folder) : ISource
{
    public IEnumerable<SourceEntry> Entries(AnalysisLimits limits)
    {
        var left = new Stack<DirectoryInfo>([new DirectoryInfo(folder)]);
        while (left.TryPop(out var next))
            foreach (var info in Listed(next))
                if (info.LinkTarget is not null)
                    yield return new SourceEntry(PathOf(info), IsLink: true, () => Stream.Null);
                else if (info is DirectoryInfo below)
                {
                    if (!SourcePath.IsForeign(below.Name))
                        left.Push(below);
                }
                else if (info is FileInfo file && file.Attributes.HasFlag(FileAttributes.Device) is false)
                    yield return new SourceEntry(PathOf(file), IsLink: false, () => Open(file));
    }

    string PathOf(FileSystemInfo info) => Path.GetRelativePath(folder, info.FullName).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>What a folder holds, in the order of names; nothing when it may not be looked into.</summary>
    static IEnumerable<FileSystemInfo> Listed(DirectoryInfo folder)
    {
        try
        {
            return folder.EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = 0 }).OrderBy(i => i.Name, StringComparer.Ordinal).ToList();
        }
        catch (UnauthorizedAccessException)
        {
            return [];
        }
    }

    static Stream Open(FileInfo file)
    {
        try
        {
            // A pipe would never answer, and has no length either.
            return file.Length == 0 ? Stream.Null : file.OpenRead();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }
}
