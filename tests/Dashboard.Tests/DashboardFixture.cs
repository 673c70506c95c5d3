using Amazon.Runtime;
using Delightful.Cli.Dashboard;
using Delightful.Cli.Dashboard.Serving;
using Delightful.Cli.Targets;
using Delightful.Cloud;
using Delightful.Core.Replays;
using Delightful.Core.Slots;
using Delightful.Dashboard.Tests;
using Delightful.Dashboard.Tests.Browsing;
using Delightful.Dashboard.Tests.World;
using Delightful.Local;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(DashboardFixture))]

namespace Delightful.Dashboard.Tests;

/// <summary>
/// A registry in a real table of a local cloud that stands in the middle of a story, the dashboard over it as the command
/// line would serve it, and a browser. Only what a test tells on changes it.
/// </summary>
public class DashboardFixture : IAsyncLifetime
{
    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("dashboard-tests-");
    readonly Clock clock = new();
    Queue<ReplayStep> rest = [];
    DateTimeOffset moment;
    AwsClients clients = null!;
    DashboardServer server = null!;

    internal Chromium Browser { get; private set; } = null!;

    internal LocalCloud Cloud { get; private set; } = null!;

    internal Registry Registry { get; private set; } = null!;

    internal Told Told { get; private set; } = null!;

    internal DashboardServer Server => server;

    /// <summary>Why a person rolled checkout back.</summary>
    protected virtual string Reason => "The checkout page answers with errors.";

    public DateTimeOffset Now => clock.GetUtcNow();

    public Uri Address => server.Address;

    public async ValueTask InitializeAsync()
    {
        try
        {
            await BeginAsync();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    async Task BeginAsync()
    {
        Browser = await Chromium.StartAsync();
        var story = Story.Play(Reason);
        moment = story.Now;
        Rewind();
        Cloud = await LocalCloud.StartAsync(new LocalCloudOptions { RepositoryRoot = root.FullName, Speed = 60 }, more: services => services.AddSingleton<TimeProvider>(clock));
        clients = AwsClients.At(Cloud.Endpoint.ToString(), new BasicAWSCredentials("test", "test"));
        await RegistryTable.CreateAsync(clients.Dynamo);
        Registry = new Registry(clients.Dynamo, new RegistrySettings(RegistryTable.Name));
        await Task.WhenAll(story.Before.GroupBy(step => step.Record.Slot).Select(slot => WriteAsync(slot)));
        rest = new(story.After);
        Told = new Told(Cloud.Endpoint);
        await TellAsync();
        server = await ServeAsync(new AwsCloud(clients, Names, "the local cloud", TextWriter.Null));
        Rewind();
    }

    /// <summary>It is the moment at which the story stands again: on a slow machine tests would come to it late.</summary>
    internal void Rewind() => clock.Set(moment);

    /// <summary>A dashboard over any cloud, on a free port.</summary>
    internal Task<DashboardServer> ServeAsync(ICloud cloud, bool metrics = true) => DashboardServer.StartAsync(
        new DashboardOptions(System.Net.IPAddress.Loopback, Port: 0, Hosts: ["dashboard.example"], metrics)
        {
            Pace = new(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20)),
        },
        new DashboardSource(cloud, "The local cloud", Cloud.Endpoint),
        clock,
        CancellationToken.None);

    /// <summary>Writes what was decided somewhere else, which the story does not tell of.</summary>
    internal Task AddAsync(IEnumerable<ReplayStep> steps) => WriteAsync(steps);

    /// <summary>Tells the story on until it has come to something.</summary>
    public async Task TellOnAsync(Func<Slot, bool> until)
    {
        while (rest.TryDequeue(out var step))
        {
            await WriteAsync([step]);
            moment = step.Record.At.AddSeconds(2);
            Rewind();
            if (until(step.Decision.Slot))
                return;
        }
        throw new InvalidOperationException("The story is over.");
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        if (server is not null)
            await server.DisposeAsync();
        Told?.Dispose();
        clients?.Dispose();
        if (Cloud is not null)
            await Cloud.DisposeAsync();
        root.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    static AwsNames Names => AwsNames.Of(_ => null);

    internal Uri At(string path) => new(Address, path);

    async Task WriteAsync(IEnumerable<ReplayStep> steps)
    {
        foreach (var step in steps)
            if (!(await Registry.SaveAsync(step.Before, step.Decision, step.Record.Happened, step.Record.At, CancellationToken.None)).IsMade)
                throw new InvalidOperationException($"Version {step.Record.Version} of {step.Record.Slot} was not written.");
    }

    async Task TellAsync()
    {
        foreach (var (service, number, title) in ((string, int, string)[])[("search", 11, "Index titles first"), ("web-app", 12, "Show prices with tax")])
        {
            var slot = await Registry.LoadAsync(new SlotKey(service, "dev"), CancellationToken.None);
            var deployment = slot.Active ?? await Registry.HistoryAsync(new SlotKey(service, "dev"), 1, CancellationToken.None).FirstAsync();
            await Told.OfAsync(slot, deployment, number, title, Now);
        }
    }
}
