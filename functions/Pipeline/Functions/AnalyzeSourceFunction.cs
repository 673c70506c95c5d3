using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core;
using Delightful.Core.Analysis;
using Delightful.Core.Analysis.Samples;
using Delightful.Core.Events;
using Delightful.Core.Measures;
using Delightful.Core.Slots;
using Delightful.Pipeline.Analysis;
using Delightful.Pipeline.Measures;

namespace Delightful.Pipeline.Functions;

/// <summary>
/// The analyzer that comes with the pipeline. Another one can take its place: whatever answers "Analysis Requested"
/// with "Analysis Completed" is an analyzer.
/// </summary>
public sealed class AnalyzeSourceFunction(Artifacts artifacts, Bus bus, LanguageModelStep languageModel, TimeProvider clock, MetricLog? metrics = null)
{
    /// <summary>Handles "Analysis Requested".</summary>
    [LambdaFunction(ResourceName = "AnalyzeSource", MemorySize = 1769, Timeout = 120)]
    public async Task AnalyzeSource(CloudWatchEvent<AnalysisRequested> asked, ILambdaContext context)
    {
        using var deadline = context.Deadline();
        var started = clock.GetTimestamp();
        var request = asked.Detail;
        await using var bundle = request.SourceBundle is { } key
            ? await artifacts.OpenSeekableAsync(key, deadline.Token).ConfigureAwait(false)
            : null;
        var (result, modelUse) = await languageModel.AddToAsync(
            Analyzer.Analyze(bundle, request.Service, request.Environment, AnalysisLimits.Default), bundle, request, context.RemainingTime, deadline.Token).ConfigureAwait(false);

        string? variablesKey = null;
        if (result.Succeeded)
        {
            variablesKey = GeneratedVariables.KeyOf(new SlotKey(request.Service, request.Environment), request.DeploymentId);
            await artifacts.PutAsync(variablesKey, result.VariablesJson, "application/json", deadline.Token).ConfigureAwait(false);
        }
        var took = clock.GetElapsedTime(started);
        var dollars = AnalysisCost.Dollars(took, context.MemoryLimitInMB);
        var kept = result.Succeeded ? await KeepAsync(result, request, took, dollars, deadline.Token).ConfigureAwait(false) : default;
        var error = result.Error?.Masked();
        var completed = new AnalysisCompleted
        {
            DeploymentId = request.DeploymentId,
            CorrelationId = request.CorrelationId,
            Service = request.Service,
            Environment = request.Environment,
            Succeeded = result.Succeeded,
            VariablesKey = variablesKey,
            WantsMigration = result.Succeeded && result.Declares("migration_command"),
            WantsTests = result.Succeeded && result.Sets("test_command", "load_script"),
            VariablesSha256 = result.Succeeded ? Convert.ToHexStringLower(SHA256.HashData(result.VariablesJson)) : null,
            ReportKey = kept.ReportKey,
            SampleKeys = kept.SampleKeys,
            Recommendations = result.Recommendations,
            Error = error,
            DurationMilliseconds = Math.Round(took.TotalMilliseconds, 1),
            Dollars = dollars,
            LanguageModel = modelUse,
        };
        var detail = JsonSerializer.SerializeToUtf8Bytes(completed, CoreJson.Default.AnalysisCompletedDetail);
        await bus.PublishAsync(AnalysisCompleted.DetailType, detail, deadline.Token).ConfigureAwait(false);
        context.Logger.LogInformation(
            "deployment {deployment} correlation {correlationId} analysed in {milliseconds} ms for {dollars} dollars: {verdict}",
            request.DeploymentId, request.CorrelationId, took.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture),
            dollars.ToString(CultureInfo.InvariantCulture), error?.ToString() ?? "succeeded");
        if (modelUse is not null)
        {
            metrics?.Tell(new Measure(
                MetricNames.LanguageModelDollars, (double)modelUse.Dollars, null, new MeasuredOn($"{request.Service}/{request.Environment}", request.DeploymentId, request.CorrelationId)));
            context.Logger.LogInformation(
                "deployment {deployment} correlation {correlationId} language model {model}: {note} ({milliseconds} ms, {inputTokens} and {outputTokens} tokens, {dollars} dollars)",
                request.DeploymentId, request.CorrelationId, modelUse.Model, modelUse.Note,
                modelUse.DurationMilliseconds.ToString("0.0", CultureInfo.InvariantCulture), modelUse.InputTokens, modelUse.OutputTokens,
                modelUse.Dollars.ToString("0.######", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Keeps what people may want to look at: everything that was found out, and the proposed modules.</summary>
    private async Task<(string ReportKey, ImmutableArray<string> SampleKeys)> KeepAsync(
        AnalysisResult result, AnalysisRequested request, TimeSpan took, decimal dollars, CancellationToken cancellationToken)
    {
        var slot = new SlotKey(request.Service, request.Environment);
        var samples = ImmutableArray.CreateBuilder<string>();
        foreach (var sample in SampleModules.For(result))
        {
            samples.Add(GeneratedVariables.SampleKeyOf(slot, request.DeploymentId, sample.Path));
            await artifacts.PutAsync(samples[^1], Encoding.UTF8.GetBytes(sample.Text), "text/plain", cancellationToken).ConfigureAwait(false);
        }
        var report = AnalysisReport.Of(result, request, took, dollars);
        var key = GeneratedVariables.ReportKeyOf(slot, request.DeploymentId);
        await artifacts.PutAsync(key, JsonSerializer.SerializeToUtf8Bytes(report, CoreJson.Default.AnalysisReport), "application/json", cancellationToken).ConfigureAwait(false);
        return (key, samples.ToImmutable());
    }
}
