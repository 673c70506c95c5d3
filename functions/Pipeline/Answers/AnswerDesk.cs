using System.Text;
using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core.Answers;
using Delightful.Core.Services;

namespace Delightful.Pipeline.Answers;

/// <summary>Takes answers of people who are proven, and passes on what can be followed as an event.</summary>
public sealed class AnswerDesk(ICatalogue catalogue, ISlotStore slots, Bus bus, TimeProvider clock)
{
    /// <summary>The services whose code is in a repository; all of them for null.</summary>
    public async Task<IReadOnlyList<ServiceDefinition>> ServicesAsync(string? repository, ILambdaLogger log, CancellationToken cancellationToken)
    {
        var services = new List<ServiceDefinition>();
        await foreach (var service in catalogue.ServicesAsync(e => log.LogError(e, "looking for whom an answer is"), cancellationToken).ConfigureAwait(false))
            if (repository is null || string.Equals(service.SourceRepository, repository, StringComparison.OrdinalIgnoreCase))
                services.Add(service);
        return services;
    }

    /// <summary>Decides on an answer by the slot as it is now, and sends the event that it becomes.</summary>
    public async Task<AnswerVerdict> AnswerAsync(Answer answer, ILambdaLogger log, CancellationToken cancellationToken)
    {
        var verdict = await LookAsync(answer, log, cancellationToken).ConfigureAwait(false);
        if (verdict is AnswerVerdict.Taken taken)
        {
            await bus.PublishAsync(taken.DetailType, Encoding.UTF8.GetBytes(taken.Detail), cancellationToken).ConfigureAwait(false);
            log.LogInformation("answer {answer} of {by} ({id}) goes on as {event}", answer.Id, answer.By.Title, answer.By.Id, taken.DetailType);
        }
        return verdict;
    }

    /// <summary>What would come of an answer now.</summary>
    public async Task<AnswerVerdict> LookAsync(Answer answer, ILambdaLogger log, CancellationToken cancellationToken)
    {
        var slot = await slots.LoadAsync(answer.Slot, cancellationToken).ConfigureAwait(false);
        var verdict = AnswerDecider.Decide(answer, slot, clock.GetUtcNow());
        if (verdict is AnswerVerdict.Refused refused)
            log.LogWarning("answer {answer} of {by} ({id}) is refused: {error}", answer.Id, answer.By.Title, answer.By.Id, refused.Why.ToString());
        return verdict;
    }
}
