using System.Globalization;
using System.IO.Compression;

namespace Delightful.Local.Installation;

/// <summary>
/// The bundle that every build runs from: infrastructure/ as it is, and for each local service the ports it has on
/// this machine, and how fast its waits pass.
/// </summary>
static class PlatformBundle
{
    /// <summary>Lays the bundle out in a folder, replacing what is there.</summary>
    public static void WriteTo(string folder, string repositoryRoot, InstallationOptions options, double speed)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var source = Path.Combine(repositoryRoot, "infrastructure");
        foreach (var file in Directory.EnumerateFiles(source, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            var relative = Path.GetRelativePath(source, file);
            if (relative.Split(Path.DirectorySeparatorChar).Contains(".terraform"))
                continue;
            var target = Path.Combine(folder, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        foreach (var service in options.Services)
            foreach (var place in service.PromotedTo.Prepend(new LocalPlace(options.Environment, service.ListenerPort, service.TestListenerPort) { Ports = service.Ports }))
                WriteTo(Path.Combine(folder, "environments", place.Environment, $"{service.Name}.tfvars"), place, options, speed);
    }

    static void WriteTo(string file, LocalPlace place, InstallationOptions options, double speed) => File.WriteAllText(
        file,
        string.Create(CultureInfo.InvariantCulture, $"""
            listener_port      = {place.ListenerPort}
            test_listener_port = {place.TestListenerPort}
            bake_minutes       = {options.Bake.TotalMinutes:0}
            require_tls        = false
            speed              = {speed}
            {(place.Ports.IsEmpty ? "" : $"ports = {{ {string.Join(", ", place.Ports.Select(p => $"{p.Key} = {p.Value}"))} }}")}

            """));

    /// <summary>The folder as the zip that builds download.</summary>
    public static byte[] Zip(string folder)
    {
        using var bytes = new MemoryStream();
        ZipFile.CreateFromDirectory(folder, bytes, CompressionLevel.Fastest, includeBaseDirectory: false);
        return bytes.ToArray();
    }
}
