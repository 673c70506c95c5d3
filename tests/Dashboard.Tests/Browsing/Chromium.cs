using System.Diagnostics;

namespace Delightful.Dashboard.Tests.Browsing;

/// <summary>
/// A headless Chromium of this machine, driven by its DevTools protocol. It finds no host but 127.0.0.1, and ends with its
/// fixture.
/// </summary>
sealed class Chromium : IAsyncDisposable
{
    static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    readonly Process process;
    readonly DirectoryInfo profile;

    Chromium(Process process, DirectoryInfo profile, DevTools devTools) => (this.process, this.profile, DevTools) = (process, profile, devTools);

    public DevTools DevTools { get; }

    public static async Task<Chromium> StartAsync()
    {
        var profile = Directory.CreateTempSubdirectory("dashboard-browser-");
        var process = Process.Start(new ProcessStartInfo(Program(),
        [
            "--headless=new", "--remote-debugging-port=0", $"--user-data-dir={profile.FullName}",
            "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions", "--disable-sync",
            "--disable-background-networking", "--disable-component-update", "--disable-domain-reliability", "--font-render-hinting=none",
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", "--hide-scrollbars", "about:blank",
        ])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        try
        {
            var address = await AddressAsync(process).WaitAsync(Patience);
            _ = process.StandardError.ReadToEndAsync();
            _ = process.StandardOutput.ReadToEndAsync();
            return new(process, profile, await DevTools.ConnectAsync(address));
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await DevTools.DisposeAsync();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        for (var left = 20; left > 0; left--)
        {
            try
            {
                profile.Delete(recursive: true);
                return;
            }
            catch (IOException)
            {
                await Task.Delay(100);
            }
        }
    }

    static async Task<Uri> AddressAsync(Process process)
    {
        const string announced = "DevTools listening on ";
        while (await process.StandardError.ReadLineAsync() is { } line)
            if (line.StartsWith(announced, StringComparison.Ordinal))
                return new Uri(line[announced.Length..]);
        throw new InvalidOperationException("Chromium ended before it listened.");
    }

    static string Program() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Programs.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("There is no Chromium on PATH. On Debian: apt-get install --no-install-recommends chromium");
}
