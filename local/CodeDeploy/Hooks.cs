using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;

namespace Delightful.Local.CodeDeploy;

/// <summary>Asks lifecycle hook functions and waits for their verdicts, which they send as calls of their own.</summary>
sealed class Hooks(IFunctionInvoker functions, LocalCloudOptions options, CodeDeployLimits limits)
{
    static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    readonly ConcurrentDictionary<string, (string Deployment, TaskCompletionSource<string> Verdict)> open = new();

    /// <summary>Returns when the hook has succeeded, throws <see cref="DeploymentFailure"/> otherwise.</summary>
    public async Task AskAsync(Deployment deployment, string step, string function, CancellationToken stop)
    {
        var execution = Convert.ToBase64String(Guid.NewGuid().ToByteArray());
        var verdict = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        open[execution] = (deployment.Id, verdict);
        var payload = new JsonObject { ["DeploymentId"] = deployment.Id, ["LifecycleEventHookExecutionId"] = execution };
        await InvokeAsync(step, function, Encoding.UTF8.GetBytes(payload.ToJsonString()), stop);
        try
        {
            if (await verdict.Task.WaitAsync(CodeDeployLimits.Longer(options.Scaled(Patience), limits.LeastHook), stop) is not "Succeeded")
                throw new DeploymentFailure("HOOK_EXECUTION_FAILURE", $"The {step} hook {function} answered Failed");
        }
        catch (TimeoutException)
        {
            verdict.TrySetResult("Failed");
            throw new DeploymentFailure("HOOK_EXECUTION_FAILURE", $"The {step} hook {function} did not answer in time");
        }
    }

    /// <summary>A verdict, as PutLifecycleEventHookExecutionStatus brings it.</summary>
    public void Answer(string deployment, string execution, string status)
    {
        if (status is not ("Succeeded" or "Failed"))
            throw new AwsException("InvalidLifecycleEventHookExecutionStatusException", $"{status} is not a status that a hook can set");
        if (!open.TryGetValue(execution, out var asked) || asked.Deployment != deployment)
            throw new AwsException("InvalidLifecycleEventHookExecutionIdException", $"{execution} is not a hook of {deployment}");
        if (!asked.Verdict.TrySetResult(status))
            throw new AwsException("LifecycleEventAlreadyCompletedException", $"The hook {execution} has been answered");
    }

    async Task InvokeAsync(string step, string function, byte[] payload, CancellationToken stop)
    {
        try
        {
            await functions.InvokeAsync(function, payload, stop);
        }
        catch (AwsException refused)
        {
            throw new DeploymentFailure("HOOK_EXECUTION_FAILURE", $"The {step} hook {function} could not be invoked: {refused.Message}");
        }
    }
}
