using System.Text;
using System.Text.Json.Nodes;

namespace Delightful.Local.Lambda.Instances;

/// <summary>What a function answered, or the error in its place, and who saw it: "Unhandled" is what Lambda says for all of them.</summary>
sealed record InvocationResult(ReadOnlyMemory<byte> Payload, string? FunctionError = null)
{
    public bool Succeeded => FunctionError is null;

    public static InvocationResult Failed(string type, string message) =>
        new(Encoding.UTF8.GetBytes(new JsonObject { ["errorType"] = type, ["errorMessage"] = message }.ToJsonString()), "Unhandled");

    public static InvocationResult TimedOut(string requestId, TimeSpan timeout) =>
        Failed("Sandbox.Timedout", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"RequestId: {requestId} Error: Task timed out after {timeout.TotalSeconds:0.00} seconds"));

    public static InvocationResult Exited(string requestId, int? exitCode) =>
        Failed("Runtime.ExitError", $"RequestId: {requestId} Error: Runtime exited {(exitCode is { } code and not 0 ? $"with error: exit status {code}" : "without providing a reason")}");
}
