using System.Diagnostics;
using Delightful.Local.Installation;

namespace Delightful.Local.Tests.Terraform;

/// <summary>
/// The examples of the modules' READMEs, applied for real. They are parts of one root, so that Terraform makes them side by side:
/// its provider waits more than a minute for a database and for a load balancer, whoever answers.
/// </summary>
public sealed class ModuleTests(ModuleCloud cloud) : IClassFixture<ModuleCloud>
{
    /// <summary>What an example has to be without here, by module: the reason stands in docs/local-cloud.md.</summary>
    static readonly Dictionary<string, string> Without = new()
    {
        ["database"] = "module \"database\" {\n  deletion_protection = false\n  backup              = { final_snapshot = false }\n}\n",
        ["lambda"] = "module \"storage\" {\n  require_tls = false\n}\n",
        ["storage"] = "module \"storage\" {\n  require_tls      = false\n  old_version_days = 0\n}\n",
        ["table"] = "module \"table\" {\n  deletion_protection = false\n}\n",
    };

    /// <summary>The other kind of cache: the same example with one variable changed.</summary>
    const string Durable = "module \"durable\" {\n  source = \"../..\"\n\n  name    = \"delightful-ledger-dev\"\n  kind    = \"memorydb\"\n  network = { vpc_id = module.network.vpc_id, subnet_ids = module.network.private_subnet_ids }\n}\n";

    static readonly string[] Applied = ["alb", "budget", "cache", "database", "ecr", "lambda", "messaging", "network", "oidc", "storage", "table", "worker"];

    [Fact]
    public async Task The_example_of_every_module_is_applied_found_again_without_a_change_and_destroyed()
    {
        var folder = Directory.CreateTempSubdirectory("modules-");
        try
        {
            await WriteAsync(folder.FullName);
            await RunAsync(folder, 0, "init", "-input=false");
            await RunAsync(folder, 0, "apply", "-input=false", "-auto-approve", "-parallelism=40");
            await RunAsync(folder, 0, "plan", "-input=false", "-detailed-exitcode", "-parallelism=40");

            var made = (await RunAsync(folder, 0, "state", "list")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            foreach (var module in Applied)
                made.ShouldContain(address => address.StartsWith($"module.{module}.", StringComparison.Ordinal), module);

            await RunAsync(folder, 0, "destroy", "-input=false", "-auto-approve", "-parallelism=40");
            (await RunAsync(folder, 0, "state", "list")).Trim().ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task WriteAsync(string folder)
    {
        Copy(new DirectoryInfo(Path.Combine(Repository.Root, "infrastructure", "modules")), Path.Combine(folder, "modules"));
        foreach (var (module, text) in Without)
            await File.WriteAllTextAsync(Path.Combine(folder, "modules", module, "tests", "example", "local_override.tf"), text);
        await File.WriteAllTextAsync(Path.Combine(folder, "modules", "cache", "tests", "example", "durable.tf"), Durable);
        var parts = Applied.Select(module => $"module \"{module}\" {{\n  source = \"./modules/{module}/tests/example\"\n}}\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "main.tf"), "provider \"aws\" {\n  s3_use_path_style = true\n}\n\n" + string.Join('\n', parts));
    }

    async Task<string> RunAsync(DirectoryInfo folder, int expected, params string[] arguments)
    {
        var from = Stopwatch.GetTimestamp();
        var info = new ProcessStartInfo("terraform", [.. arguments, .. arguments is ["state", ..] ? Array.Empty<string>() : ["-no-color"]])
        {
            WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in cloud.Cloud.Options.AwsEnvironment())
            info.Environment[name] = value;
        if (ProviderMirror.WriteConfiguration(folder.FullName) is { } mirror)
            info.Environment["TF_CLI_CONFIG_FILE"] = mirror;
        using var process = Process.Start(info)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"terraform {arguments[0]}: {Stopwatch.GetElapsedTime(from).TotalSeconds:0} s\n{output}");
        process.ExitCode.ShouldBe(expected, $"terraform {string.Join(' ', arguments)}: {await error}{output}");
        return output;
    }

    static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles("*.tf"))
            file.CopyTo(Path.Combine(to, file.Name));
        foreach (var folder in from.EnumerateDirectories().Where(d => !d.Name.StartsWith('.')))
            Copy(folder, Path.Combine(to, folder.Name));
    }
}
