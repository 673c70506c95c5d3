using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Delightful.Local.Tests.Work;

/// <summary>Lifecycle hooks by function name: each looks at the world and sends its verdict as a real hook does.</summary>
sealed class HookFunctions(WorkCloud cloud) : IFunctionInvoker
{
    readonly ConcurrentDictionary<string, Func<Task<bool>>> functions = new();

    public string Add(Func<Task<bool>> verdict)
    {
        var name = $"hook-{Guid.NewGuid():N}";
        functions[name] = verdict;
        return name;
    }

    public Task InvokeAsync(string functionName, ReadOnlyMemory<byte> payload, CancellationToken ct)
    {
        if (!functions.TryGetValue(functionName, out var verdict))
            throw new AwsException("ResourceNotFoundException", $"Function not found: {functionName}", 404);
        var asked = JsonNode.Parse(payload.Span)!;
        _ = Task.Run(async () => await cloud.CallAsync("codedeploy", "CodeDeploy_20141006.PutLifecycleEventHookExecutionStatus", new JsonObject
        {
            ["deploymentId"] = (string)asked["DeploymentId"]!,
            ["lifecycleEventHookExecutionId"] = (string)asked["LifecycleEventHookExecutionId"]!,
            ["status"] = await verdict() ? "Succeeded" : "Failed",
        }), ct);
        return Task.CompletedTask;
    }
}
