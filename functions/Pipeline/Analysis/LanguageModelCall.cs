using Delightful.Core.Analysis.LanguageModel;
using Microsoft.Extensions.AI;

namespace Delightful.Pipeline.Analysis;

/// <summary>One question to a language model within its bounds. It never fails: what went wrong is the note of the reply.</summary>
/// <param name="client">Makes the client of one question.</param>
/// <param name="clock">The clock.</param>
public sealed class LanguageModelCall(Func<IChatClient> client, TimeProvider clock)
{
    /// <summary>Time that the rest of the function is left.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(3);

    /// <summary>Asks, when what it can cost and the time that is left allow it.</summary>
    /// <param name="model">The model's name, for the record.</param>
    /// <param name="prompt">The question.</param>
    /// <param name="bounds">What it may take.</param>
    /// <param name="remaining">The time that the function has left.</param>
    /// <param name="cancellationToken">Ends the waiting; then it does fail.</param>
    public async Task<ModelReply> AskAsync(string model, ModelPrompt prompt, ModelBounds bounds, TimeSpan remaining, CancellationToken cancellationToken)
    {
        var use = new ModelUse { Model = model, Note = "answered" };
        if (bounds.MostDollarsOf(prompt) is var most && most > bounds.MostDollars)
            return new(use with { Note = $"not asked: it could cost {most:0.####} dollars, and {bounds.MostDollars:0.####} are allowed" }, null);
        var left = remaining - Reserve;
        if (left < LeastTime)
            return new(use with { Note = "not asked: the function has too little time left" }, null);
        var time = left < bounds.Time ? left : bounds.Time;
        var started = clock.GetTimestamp();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(time);
        try
        {
            using var asked = client();
            var answer = await asked.GetResponseAsync(
                [new ChatMessage(ChatRole.System, prompt.Instructions), new ChatMessage(ChatRole.User, prompt.Question)],
                new ChatOptions { MaxOutputTokens = bounds.OutputTokens, Temperature = 0 },
                deadline.Token).ConfigureAwait(false);
            var (input, output) = (answer.Usage?.InputTokenCount ?? 0, answer.Usage?.OutputTokenCount ?? 0);
            use = use with { DurationMilliseconds = Took(started), InputTokens = input, OutputTokens = output, Dollars = bounds.Dollars(input, output) };
            return answer.Text.Length > ModelAnswer.LongestText
                ? new(use with { Note = "answered at a length that is not read: nothing is taken" }, null)
                : new(use, answer.Text);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var note = e is OperationCanceledException ? $"no answer in {time.TotalSeconds:0} s" : $"not answered: {e.GetType().Name}";
            return new(use with { Note = note, DurationMilliseconds = Took(started) }, null);
        }
    }

    private double Took(long started) => Math.Round(clock.GetElapsedTime(started).TotalMilliseconds, 1);
}
