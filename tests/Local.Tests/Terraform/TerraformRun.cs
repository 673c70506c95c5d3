using System.Diagnostics;
using Delightful.Local.Installation;

namespace Delightful.Local.Tests.Terraform;

/// <summary>Terraform in a folder, against a local cloud.</summary>
internal static class TerraformRun
{
    /// <summary>Its provider asks for minutes after a call that nobody answers; that long nothing takes that works.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    /// <summary>Runs it and gives what it wrote; another exit code than 0 fails with all of it.</summary>
    public static async Task<string> RunAsync(LocalCloudOptions cloud, string folder, params string[] arguments)
    {
        var from = Stopwatch.GetTimestamp();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        using var process = Process.Start(Start(cloud, folder, arguments))!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
        await process.WaitForExitAsync(CancellationToken.None);
        TestContext.Current.TestOutputHelper?.WriteLine($"terraform {string.Join(' ', arguments)}: {Stopwatch.GetElapsedTime(from).TotalSeconds:0} s");
        process.ExitCode.ShouldBe(0, $"terraform {string.Join(' ', arguments)} in {Path.GetFileName(folder)}: {await error}{await output}");
        return await output;
    }

    /// <summary>Copies the Terraform of a folder and of those below it, without what Terraform itself left there.</summary>
    public static void Copy(DirectoryInfo from, string to, Func<DirectoryInfo, bool>? which = null)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles("*.tf"))
            file.CopyTo(Path.Combine(to, file.Name));
        foreach (var folder in from.EnumerateDirectories().Where(d => !d.Name.StartsWith('.') && which?.Invoke(d) != false))
            Copy(folder, Path.Combine(to, folder.Name), which);
    }

    private static ProcessStartInfo Start(LocalCloudOptions cloud, string folder, string[] arguments)
    {
        var info = new ProcessStartInfo("terraform", [.. arguments, .. arguments is ["show" or "output" or "state", ..] ? Array.Empty<string>() : ["-no-color"]])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in cloud.AwsEnvironment())
            info.Environment[name] = value;
        if (ProviderMirror.WriteConfiguration(folder) is { } mirror)
            info.Environment["TF_CLI_CONFIG_FILE"] = mirror;
        return info;
    }
}
