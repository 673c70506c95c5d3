using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Delightful.Infrastructure.Tests.Events;

/// <summary>
/// JSON Schema 2020-12 by Python's jsonschema, which comes with the SAM translator. One process serves a whole folder
/// of schemas; it ends when its standard input closes, with this one.
/// </summary>
sealed class SchemaValidator
{
    readonly Process python;
    readonly Lock turn = new();

    public SchemaValidator(string folder)
    {
        var script = Path.Combine(EventFiles.Root, "tests/Infrastructure.Tests/Events/validate.py");
        python = Process.Start(new ProcessStartInfo("python3", [script, folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    /// <summary>What the schema, named without its extension, finds wrong; empty when nothing is.</summary>
    public IReadOnlyList<string> Faults(string schema, JsonNode instance)
    {
        var request = new JsonObject { ["schema"] = schema, ["instance"] = instance.DeepClone() };
        lock (turn)
        {
            python.StandardInput.WriteLine(request.ToJsonString());
            python.StandardInput.Flush();
            var answer = python.StandardOutput.ReadLine()
                ?? throw new InvalidOperationException("python3 with jsonschema ended; its error is above.");
            return JsonSerializer.Deserialize<string[]>(answer)!;
        }
    }
}
