using System.Diagnostics;
using System.Text.Json;
using Delightful.Core.Deployments;
using Delightful.Local;

namespace Delightful.Benchmarks.WholeChain;

/// <summary>
/// What a person would run in place of the chain: the same root, state, variables and provider mirror, against the
/// same cloud, from a fresh copy of what the builds run from.
/// </summary>
internal sealed class ByHand(Installation installation)
{
    private const string Artifacts = $"delightful-artifacts-{LocalCloudOptions.Account}-{LocalCloudOptions.Region}";
    private const string State = $"delightful-state-{LocalCloudOptions.Account}-{LocalCloudOptions.Region}";

    private static readonly string[] Backend =
    [
        $"-backend-config=bucket={State}", "-backend-config=key=services/web-app/dev.tfstate", $"-backend-config=region={LocalCloudOptions.Region}",
        "-backend-config=dynamodb_table=delightful-locks", "-backend-config=use_lockfile=true", "-backend-config=encrypt=true",
        "-backend-config=use_path_style=true", "-backend-config=skip_credentials_validation=true",
        "-backend-config=skip_requesting_account_id=true", "-backend-config=skip_metadata_api_check=true",
    ];

    private readonly string _folder = Repository.Folder("by-hand");

    /// <summary>Takes the service from its state to an image, and returns the time of each command. <paramref name="like"/> has the variables.</summary>
    public async Task<IReadOnlyList<(string Command, TimeSpan Took)>> DeployAsync(Image image, Deployment like)
    {
        var copy = Path.Combine(_folder, image.Tag);
        Copy(installation.Platform, copy);
        await WriteAsync(Path.Combine(copy, "foundation.tfvars.json"), "outputs/dev/foundation.tfvars.json");
        await WriteAsync(Path.Combine(copy, "generated.tfvars.json"), like.VariablesKey!);
        var request = new Dictionary<string, string> { ["service"] = "web-app", ["environment"] = "dev", ["image_tag"] = image.Tag, ["image_digest"] = image.Digest };
        await File.WriteAllTextAsync(Path.Combine(copy, "request.tfvars.json"), JsonSerializer.Serialize(request));
        string[] files = ["environments/dev/service.tfvars", "environments/dev/web-app.tfvars", "foundation.tfvars.json", "generated.tfvars.json", "request.tfvars.json"];
        var variables = files.Select(file => $"-var-file={Path.Combine(copy, file)}");
        return
        [
            ("init", await RunAsync(copy, ["init", "-input=false", "-no-color", .. Backend])),
            ("plan", await RunAsync(copy, ["plan", "-input=false", "-no-color", "-parallelism=20", "-out=../plan.tfplan", .. variables])),
            ("show", await RunAsync(copy, ["show", "-json", "../plan.tfplan"])),
            ("apply", await RunAsync(copy, ["apply", "-input=false", "-no-color", "-parallelism=20", "../plan.tfplan"])),
        ];
    }

    private async Task<TimeSpan> RunAsync(string folder, string[] arguments)
    {
        var log = Path.Combine(folder, $"{arguments[0]}.log");
        var start = new ProcessStartInfo("sh", ["-c", "exec \"$@\" >\"$0\" 2>&1 </dev/null", log, "terraform", .. arguments])
        {
            WorkingDirectory = Path.Combine(folder, "service"),
        };
        foreach (var (name, value) in installation.Options.AwsEnvironment())
            start.Environment[name] = value;
        start.Environment["GOGC"] = "400";
        start.Environment["TF_IN_AUTOMATION"] = "1";
        if (installation.Options.TerraformCliConfig is { } mirror)
            start.Environment["TF_CLI_CONFIG_FILE"] = mirror;
        var from = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        var took = Stopwatch.GetElapsedTime(from);
        return process.ExitCode == 0 ? took : throw new InvalidOperationException($"terraform {arguments[0]} ended with {process.ExitCode}: {log}");
    }

    private async Task WriteAsync(string file, string key) =>
        await File.WriteAllBytesAsync(file, await installation.Moto.GetObjectAsync(Artifacts, key, CancellationToken.None)
            ?? throw new InvalidOperationException($"there is no {key} in {Artifacts}"));

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => !f.Contains("/.terraform/", StringComparison.Ordinal)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
