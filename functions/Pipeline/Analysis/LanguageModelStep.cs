using System.Text.Json;
using Delightful.Cloud;
using Delightful.Core;
using Delightful.Core.Analysis;
using Delightful.Core.Analysis.LanguageModel;
using Delightful.Core.Analysis.Source;
using Delightful.Core.Events;
using Delightful.Core.Slots;

namespace Delightful.Pipeline.Analysis;

/// <summary>
/// Lets a language model add to an analysis, where the environment asks for it and a model is configured. A deployment
/// asks once: what came of it is kept, so that an event which comes again comes to the same. Whatever goes wrong, the
/// analysis stays as it was.
/// </summary>
/// <param name="call">Asks the model.</param>
/// <param name="artifacts">Where the reply is kept.</param>
/// <param name="settings">The model; null when there is none.</param>
public sealed class LanguageModelStep(LanguageModelCall call, Artifacts artifacts, LanguageModelSettings? settings)
{
    private const int LargestReply = 8 * ModelAnswer.LongestText;

    /// <summary>The analysis with what the model adds, and the record of its use; null when nobody wanted it asked.</summary>
    /// <param name="result">The analysis.</param>
    /// <param name="bundle">The source bundle that was analysed; null when there is none.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="remaining">The time that the function has left.</param>
    /// <param name="cancellationToken">Ends the work when the function has to end.</param>
    public async Task<(AnalysisResult Result, ModelUse? Use)> AddToAsync(
        AnalysisResult result, Stream? bundle, AnalysisRequested request, TimeSpan remaining, CancellationToken cancellationToken)
    {
        if (settings is null || !request.LanguageModel || !result.Succeeded)
            return (result, null);
        ModelUse Unused(string note) => new() { Model = settings.Model, Note = note };
        if (settings.Bounds is not { } bounds)
            return (result, Unused("not asked: a price of the model or the most dollars are not configured"));
        try
        {
            var room = bounds.PromptBytes - ModelPrompt.BytesWithout(result, request.Service, request.Environment);
            var extract = bundle is null ? new SourceExtract([]) : ExtractReader.Read(new ZipSource(bundle), result.Folder, room, AnalysisLimits.Default);
            if (extract.Files.IsEmpty)
                return (result, Unused("not asked: there is no source that a model may be shown"));
            var reply = await ReplyAsync(result, request, extract, bounds, remaining, cancellationToken).ConfigureAwait(false);
            return reply.Answer is { } text ? Judged(result, extract, reply.Use, text) : (result, reply.Use);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return (result, Unused($"nothing is taken: {e.GetType().Name}"));
        }
    }

    private static (AnalysisResult Result, ModelUse Use) Judged(AnalysisResult result, SourceExtract extract, ModelUse use, string text)
    {
        if (ModelAnswer.Read(text) is not { } answer)
            return (result, use with { Note = "answered, but not with the JSON that was asked for: nothing is taken" });
        var additions = ModelJudge.Judge(answer, extract, result);
        return (additions.AddTo(result), use with
        {
            Note = $"answered: {additions.Recommendations.Length} recommendations and {additions.Values.Length} values are taken, {additions.Dropped} entries are not",
        });
    }

    /// <summary>The reply that is kept, else a new one; of two who ask at once, the first is believed.</summary>
    private async Task<ModelReply> ReplyAsync(
        AnalysisResult result, AnalysisRequested request, SourceExtract extract, ModelBounds bounds, TimeSpan remaining, CancellationToken cancellationToken)
    {
        var key = ModelReply.KeyOf(new SlotKey(request.Service, request.Environment), request.DeploymentId);
        if (await KeptAsync(key, cancellationToken).ConfigureAwait(false) is { } kept)
            return kept;
        var prompt = ModelPrompt.For(result, extract, request.Service, request.Environment);
        var reply = await call.AskAsync(settings!.Model, prompt, bounds, remaining, cancellationToken).ConfigureAwait(false);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(reply, CoreJson.Default.ModelReply);
        return await artifacts.TryCreateAsync(key, bytes, "application/json", cancellationToken).ConfigureAwait(false)
            ? reply
            : await KeptAsync(key, cancellationToken).ConfigureAwait(false) ?? reply;
    }

    private async Task<ModelReply?> KeptAsync(string key, CancellationToken cancellationToken) =>
        await artifacts.ReadTextAsync(key, LargestReply, cancellationToken).ConfigureAwait(false) is { } text
            ? JsonSerializer.Deserialize(text, CoreJson.Default.ModelReply)
            : null;
}
