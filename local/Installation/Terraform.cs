using System.Diagnostics;
using Delightful.Local.Processes;

namespace Delightful.Local.Installation;

/// <summary>Runs Terraform roots from the laid-out bundle against a local cloud, as a person installing it would.</summary>
sealed class Terraform(LocalCloudOptions cloud, ChildProcesses children)
{
    /// <summary>
    /// Initialises and applies a root under a name, which tells it from the same root with another state. Throws with the end
    /// of the log when that fails.
    /// </summary>
    public async Task ApplyAsync(
        string folder, string root, string name, IReadOnlyList<string> backend, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var log = Path.Combine(cloud.StateDirectory, "logs", $"terraform-{name}.log");
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        await RunAsync(folder, root, name, log, ["init", "-input=false", "-no-color", .. backend], ct);
        await RunAsync(folder, root, name, log, ["apply", "-input=false", "-no-color", "-auto-approve", "-parallelism=20", .. arguments], ct);
    }

    async Task RunAsync(string folder, string root, string name, string log, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var start = new ProcessStartInfo("sh", ["-c", "exec \"$@\" >>\"$0\" 2>&1 </dev/null", log, "terraform", $"-chdir={Path.Combine(folder, root)}", .. arguments]);
        foreach (var (key, value) in cloud.AwsEnvironment())
            start.Environment[key] = value;
        start.Environment["TF_IN_AUTOMATION"] = "1";
        start.Environment["TF_DATA_DIR"] = Path.Combine(folder, root, ".terraform", name);
        start.Environment["GOGC"] = "400";
        if (cloud.TerraformCliConfig is { } config)
            start.Environment["TF_CLI_CONFIG_FILE"] = config;
        else
            start.Environment.Remove("TF_CLI_CONFIG_FILE");
        using var process = await children.StartAsync(start);
        using var stop = ct.Register(() => ChildProcesses.Kill(process));
        await process.WaitForExitAsync(ct);
        if (process.ExitCode != 0)
            throw new InstallationException(
                $"terraform {arguments[0]} of infrastructure/{root} ended with {process.ExitCode}; the log is {log}\n{string.Join('\n', File.ReadLines(log).TakeLast(25))}");
    }
}
