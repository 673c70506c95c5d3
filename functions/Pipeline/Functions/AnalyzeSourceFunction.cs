using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core;
using Delightful.Core.Analysis;
using Delightful.Core.Events;
using Delightful.Core.Slots;

namespace Delightful.Pipeline.Functions;

/// <summary>
/// The analyzer that comes with the pipeline. Another one can take its place: whatever answers "Analysis Requested"
/// with "Analysis Completed" is an analyzer.
/// </summary>
public sealed class AnalyzeSourceFunction(Artifacts artifacts, Bus bus, TimeProvider clock)
{
    /// <summary>Handles "Analysis Requested".</summary>
    [LambdaFunction(ResourceName = "AnalyzeSource", MemorySize = 512, Timeout = 60)]
    public async Task AnalyzeSource(CloudWatchEvent<AnalysisRequested> asked, ILambdaContext context)
    {
        using var deadline = context.Deadline();
        var started = clock.GetTimestamp();
        var request = asked.Detail;
        await using var bundle = request.SourceBundle is { } key
            ? await artifacts.OpenAsync(key, deadline.Token).ConfigureAwait(false)
            : null;
        var result = Analyzer.Analyze(bundle, request.Service, request.Environment, AnalysisLimits.Default);

        string? variablesKey = null;
        if (result.Succeeded)
        {
            variablesKey = GeneratedVariables.KeyOf(new SlotKey(request.Service, request.Environment), request.DeploymentId);
            await artifacts.PutAsync(variablesKey, result.VariablesJson, "application/json", deadline.Token).ConfigureAwait(false);
        }
        var took = clock.GetElapsedTime(started).TotalMilliseconds;
        var completed = new AnalysisCompleted
        {
            DeploymentId = request.DeploymentId,
            CorrelationId = request.CorrelationId,
            Service = request.Service,
            Environment = request.Environment,
            Succeeded = result.Succeeded,
            VariablesKey = variablesKey,
            VariablesSha256 = result.Succeeded ? Convert.ToHexStringLower(SHA256.HashData(result.VariablesJson)) : null,
            Recommendations = result.Recommendations,
            Error = result.Error,
            DurationMilliseconds = Math.Round(took, 1),
        };
        var detail = JsonSerializer.SerializeToUtf8Bytes(completed, CoreJson.Default.AnalysisCompletedDetail);
        await bus.PublishAsync(AnalysisCompleted.DetailType, detail, deadline.Token).ConfigureAwait(false);
        context.Logger.LogInformation(
            "deployment {deployment} correlation {correlationId} analysed in {milliseconds} ms: {verdict}",
            request.DeploymentId, request.CorrelationId, took.ToString("0.0", CultureInfo.InvariantCulture),
            result.Error?.ToString() ?? "succeeded");
    }
}
