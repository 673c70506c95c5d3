using System.Diagnostics;
using System.Text.Json.Nodes;
using Delightful.Local.Processes;

namespace Delightful.Local.Deployment;

/// <summary>Turns a SAM template into CloudFormation with AWS's own translator, which is Python.</summary>
sealed class SamTranslator(ChildProcesses children)
{
    static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Deployment", "translate.py");

    public async Task<JsonObject> TranslateAsync(string template, CancellationToken ct)
    {
        var python = Tools.Find("python3") ?? throw new InvalidOperationException("python3 is not on PATH; the SAM translator needs it.");
        var info = new ProcessStartInfo(python, [Script, template]) { RedirectStandardOutput = true, RedirectStandardError = true };
        info.Environment["AWS_DEFAULT_REGION"] = LocalCloudOptions.Region;
        using var process = await children.StartAsync(info);
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var error = await process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return process.ExitCode == 0
            ? JsonNode.Parse(await output)!.AsObject()
            : throw new InvalidOperationException(Explain(template, error));
    }

    static string Explain(string template, string error) => error.Contains("No module named 'samtranslator'", StringComparison.Ordinal)
        ? "The SAM translator is missing. Install it with: python3 -m pip install aws-sam-translator"
        : $"{template} does not translate: {error.Trim().Split('\n')[^1]}";
}
