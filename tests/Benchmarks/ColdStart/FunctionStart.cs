using System.Diagnostics;

namespace Delightful.Benchmarks.ColdStart;

/// <summary>Starts a published function as Lambda does: its executable, one processor, Lambda's environment.</summary>
internal sealed class FunctionStart(OneEventCloud cloud, string folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly bool HasTaskset = File.Exists("/usr/bin/taskset");

    /// <summary>
    /// How long it took from the start of the process to its first request, and to the response to its first event, and
    /// the processor time until then, which other work on the machine disturbs less.
    /// </summary>
    public async Task<(TimeSpan Ready, TimeSpan Responded, TimeSpan Processor)> MeasureAsync()
    {
        var waiting = cloud.Expect();
        var start = Describe();
        var from = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        try
        {
            await waiting.Ready.Task.WaitAsync(Patience);
            var ready = Stopwatch.GetElapsedTime(from);
            await waiting.Responded.Task.WaitAsync(Patience);
            var responded = Stopwatch.GetElapsedTime(from);
            return waiting.Reads == 1 ? (ready, responded, process.TotalProcessorTime) : throw new InvalidOperationException($"the function read the registry {waiting.Reads} times");
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private ProcessStartInfo Describe()
    {
        var program = Path.Combine(folder, "bootstrap");
        var start = HasTaskset ? new ProcessStartInfo("/usr/bin/taskset", ["-c", "0", program]) : new ProcessStartInfo(program);
        start.WorkingDirectory = folder;
        start.Environment.Clear();
        foreach (var name in (string[])["PATH", "HOME", "DOTNET_ROOT"])
            if (Environment.GetEnvironmentVariable(name) is { } value)
                start.Environment[name] = value;
        foreach (var (name, value) in Variables())
            start.Environment[name] = value;
        return start;
    }

    private Dictionary<string, string> Variables() => new()
    {
        ["AWS_LAMBDA_RUNTIME_API"] = cloud.Host,
        ["AWS_LAMBDA_FUNCTION_NAME"] = "delightful-analysis-completed",
        ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "512",
        ["AWS_LAMBDA_LOG_FORMAT"] = "JSON",
        ["AWS_ENDPOINT_URL"] = $"http://{cloud.Host}",
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
        ["AWS_SESSION_TOKEN"] = "test",
        ["AWS_REGION"] = "us-east-1",
        ["AWS_DEFAULT_REGION"] = "us-east-1",
        ["ANNOTATIONS_HANDLER"] = "AnalysisCompleted",
        ["REGISTRY_TABLE"] = "delightful-registry",
        ["EVENT_BUS"] = "delightful",
        ["FEEDBACK_QUEUE_URL"] = $"http://{cloud.Host}/123456789012/delightful-feedback.fifo",
        ["FEEDBACK_DEAD_LETTERS_URL"] = $"http://{cloud.Host}/123456789012/delightful-feedback-dead.fifo",
        ["ARTIFACT_BUCKET"] = "delightful-artifacts",
        ["STATE_BUCKET"] = "states",
        ["LOCK_TABLE"] = "locks",
        ["PLAN_PROJECT"] = "delightful-plan",
        ["APPLY_PROJECT"] = "delightful-apply",
        ["MIGRATE_PROJECT"] = "delightful-migrate",
        ["TEST_PROJECT"] = "delightful-test",
        ["VALIDATE_GREEN_FUNCTION"] = "delightful-validate-green",
        ["GITHUB_API_URL"] = $"http://{cloud.Host}/github",
        ["SLACK_API_URL"] = $"http://{cloud.Host}/slack",
    };
}
