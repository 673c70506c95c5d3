using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Delightful.Cli.Local;

/// <summary>
/// What one needs to know of the local cloud that runs from this clone. It is written once the cloud is ready, and
/// counts only while its process lives.
/// </summary>
sealed record LocalState(int Process, DateTimeOffset StartedAt, string Endpoint, double Speed, string Folder, IReadOnlyList<LocalServiceState> Services)
{
    static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public int Port => new Uri(Endpoint).Port;

    /// <summary>Null when no cloud runs, whatever a file of an earlier one says.</summary>
    public static LocalState? Read(string folder)
    {
        try
        {
            var state = JsonSerializer.Deserialize<LocalState>(File.ReadAllText(FileIn(folder)), Format);
            return state is not null && state.IsAlive() ? state : null;
        }
        catch (Exception error) when (error is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Write(string folder)
    {
        var partial = FileIn(folder) + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.Delete(partial);
        using (var file = new FileStream(partial, options))
            JsonSerializer.Serialize(file, this, Format);
        File.Move(partial, FileIn(folder), overwrite: true);
    }

    public static void Remove(string folder) => File.Delete(FileIn(folder));

    /// <summary>A process's start, which tells it from a later one that got the same number.</summary>
    public static DateTimeOffset StartOf(Process process) => new(process.StartTime.ToUniversalTime(), TimeSpan.Zero);

    static string FileIn(string folder) => Path.Combine(folder, "cloud.json");

    bool IsAlive()
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(Process);
            return !process.HasExited && (StartOf(process) - StartedAt).Duration() < TimeSpan.FromSeconds(2);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }
}

/// <summary>A service that can be pushed to the local cloud, and where it answers.</summary>
sealed record LocalServiceState(string Name, string Url, string TestUrl, string SourceRepository, string SourceFolder);
