using System.Runtime.InteropServices;
using System.Text;

namespace Delightful.EndToEnd;

/// <summary>The processes of this cloud's functions and builds, known by their environment, and signals for them.</summary>
internal static class WorkingProcesses
{
    private const int KillNow = 9;
    private const int Continue = 18;
    private const int Stop = 19;

    /// <summary>Every process whose environment, a set of NAME=value, fits.</summary>
    public static IReadOnlyList<int> With(Func<IReadOnlySet<string>, bool> fits) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0)
            .Where(id => id > 0 && fits(Environment(id))),
    ];

    /// <summary>Ends them at once, as a machine that disappears would.</summary>
    public static void Kill(IEnumerable<int> processes) => Signal(processes, KillNow);

    /// <summary>
    /// Makes them stand still until <see cref="Resume"/>, and returns them. A process that was about to start another is
    /// seen only with that one, so this looks until nothing new has come for a while.
    /// </summary>
    public static async Task<IReadOnlyList<int>> PauseAsync(Func<IReadOnlyList<int>> find)
    {
        HashSet<int> paused = [];
        var quiet = 0;
        for (var look = 0; look < 500; look++)
        {
            var found = find();
            Signal(found, Stop);
            quiet = found.All(paused.Contains) ? quiet + 1 : 0;
            paused.UnionWith(found);
            if (quiet > 20 && found.Count > 0)
                return found;
            await Task.Delay(20);
        }
        throw new TimeoutException("nothing that could be made to stand still was found for ten seconds");
    }

    /// <summary>Lets them go on.</summary>
    public static void Resume(IEnumerable<int> processes) => Signal(processes, Continue);

    private static void Signal(IEnumerable<int> processes, int signal)
    {
        foreach (var process in processes)
            _ = SendSignal(process, signal);
    }

    private static HashSet<string> Environment(int process)
    {
        try
        {
            return [.. Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{process}/environ")).Split('\0')];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
