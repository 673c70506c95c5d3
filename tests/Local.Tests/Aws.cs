using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Delightful.Local.Tests;

/// <summary>The real AWS CLI, pointed at a local cloud.</summary>
sealed class Aws(LocalCloud cloud)
{
    /// <summary>Runs it and reads its JSON; an exit code other than 0 throws with what it printed.</summary>
    public async Task<JsonNode> Run(params string[] arguments)
    {
        var (code, output, error) = await Try(arguments);
        return code == 0
            ? JsonNode.Parse(string.IsNullOrWhiteSpace(output) ? "{}" : output)!
            : throw new InvalidOperationException($"aws {string.Join(' ', arguments)} ended with {code}: {error}");
    }

    /// <summary>Runs it whatever comes of it.</summary>
    public async Task<(int Code, string Output, string Error)> Try(params string[] arguments)
    {
        var info = new ProcessStartInfo("aws", [.. arguments, "--output", "json", "--endpoint-url", cloud.Endpoint.ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in cloud.Options.AwsEnvironment())
            info.Environment[name] = value;
        using var process = Process.Start(info)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
