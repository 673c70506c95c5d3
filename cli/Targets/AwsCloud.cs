using Amazon.EventBridge.Model;
using Amazon.Runtime;
using Amazon.SQS.Model;
using Delightful.Cli.Errors;
using Delightful.Cloud;
using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Replays;
using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Cli.Targets;

/// <summary>The cloud through the AWS SDK; failures come out as errors of the catalogue.</summary>
sealed class AwsCloud(AwsClients clients, AwsNames names, string where, TextWriter warnings) : ICloud, IDisposable
{
    /// <summary>The source of events that a person sends.</summary>
    public const string Source = "delightful.operator";

    readonly Registry registry = new(clients.Dynamo, new RegistrySettings(names.Table));

    public Task<IReadOnlyList<Slot>> SlotsAsync(CancellationToken ct) => AskAsync<IReadOnlyList<Slot>>(async () =>
        [.. (await registry.SlotsAsync(e => warnings.WriteLine($"warning: {e.Message}"), ct).ToListAsync(ct)).OrderBy(slot => slot.Key, StringComparer.Ordinal)]);

    public Task<Slot> SlotAsync(SlotKey key, CancellationToken ct) => AskAsync(() => registry.LoadAsync(key, ct));

    public Task<IReadOnlyList<Deployment>> HistoryAsync(SlotKey key, int limit, CancellationToken ct) =>
        AskAsync<IReadOnlyList<Deployment>>(async () => await registry.HistoryAsync(key, limit, ct).ToListAsync(ct));

    public Task<IReadOnlyList<Deployment>> SinceAsync(SlotKey key, DateTimeOffset since, CancellationToken ct) =>
        AskAsync<IReadOnlyList<Deployment>>(async () => await registry.SinceAsync(key, since, ct).ToListAsync(ct));

    public Task<IReadOnlyList<Deployment>> FindAsync(SearchTerm term, int limit, CancellationToken ct) =>
        AskAsync<IReadOnlyList<Deployment>>(async () => await registry.FindAsync(term, limit, ct).ToListAsync(ct));

    public Task<IReadOnlyList<SlotRecord>> RecordsAsync(Deployment deployment, CancellationToken ct) =>
        AskAsync<IReadOnlyList<SlotRecord>>(async () => await registry.RecordsAsync(deployment, ct).ToListAsync(ct));

    public Task<ServiceDefinition?> ServiceAsync(string name, CancellationToken ct) => AskAsync(async () =>
        await registry.ServicesAsync(e => warnings.WriteLine($"warning: {e.Message}"), ct).FirstOrDefaultAsync(service => service.Service == name, ct));

    public Task PutServiceAsync(ServiceDefinition service, string written, CancellationToken ct) => AskAsync(async () =>
    {
        await registry.PutServiceAsync(service, ct, written);
        return true;
    });

    public Task<By> SignAsync(string about, CancellationToken ct) => AskAsync(async () =>
    {
        var sts = IdentitySettings.Of(clients.Region, clients.Endpoint);
        var credentials = await clients.Credentials.GetCredentialsAsync();
        return new By { Name = Environment.UserName, Via = "cli", Proof = ProofSigner.Sign(credentials, sts.Url, sts.Region, about, TimeProvider.System.GetUtcNow()) };
    });

    public Task<string> SendAsync(string detailType, string detail, CancellationToken ct) => AskAsync(async () =>
    {
        var entry = new PutEventsRequestEntry { EventBusName = names.Bus, Source = Source, DetailType = detailType, Detail = detail };
        var answer = await clients.Bus.PutEventsAsync(new PutEventsRequest { Entries = [entry] }, ct);
        return answer.Entries[0] is { ErrorCode: null } taken
            ? taken.EventId
            : throw CliErrors.CloudRefused(where, $"{answer.Entries[0].ErrorCode}: {answer.Entries[0].ErrorMessage}");
    });

    public Task<FeedbackRedrive> RedriveFeedbackAsync(Action<FeedbackRedrive> progress, CancellationToken ct) => AskAsync(async () =>
        await new DeadFeedback(clients.Queues.Value, new FeedbackQueueSettings(await UrlAsync(names.FeedbackQueue, ct), await UrlAsync(names.FeedbackDeadLetters, ct)))
            .RedriveAsync(progress, ct));

    public void Dispose() => clients.Dispose();

    async Task<string> UrlAsync(string queue, CancellationToken ct)
    {
        try
        {
            return (await clients.Queues.Value.GetQueueUrlAsync(new GetQueueUrlRequest { QueueName = queue }, ct)).QueueUrl;
        }
        catch (QueueDoesNotExistException)
        {
            throw CliErrors.NoFeedbackQueue(queue, where);
        }
    }

    async Task<T> AskAsync<T>(Func<Task<T>> question)
    {
        try
        {
            return await question();
        }
        catch (AmazonServiceException error) when (error.InnerException is HttpRequestException unreachable)
        {
            throw CliErrors.CloudUnreachable(where, unreachable.Message);
        }
        catch (AmazonServiceException error)
        {
            throw CliErrors.CloudRefused(where, error.Message);
        }
        catch (HttpRequestException error)
        {
            throw CliErrors.CloudUnreachable(where, error.Message);
        }
        catch (AmazonClientException error)
        {
            throw CliErrors.CloudUnreachable(where, error.Message);
        }
    }
}
