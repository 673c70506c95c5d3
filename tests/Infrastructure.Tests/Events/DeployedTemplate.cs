using Delightful.Infrastructure.Tests.Events;
using Delightful.Local;
using Delightful.Local.EventBridge.Rules;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(DeployedTemplate))]

namespace Delightful.Infrastructure.Tests.Events;

/// <summary>template.yaml, deployed once for all tests as the local cloud deploys it: translated, then made by moto.</summary>
public sealed class DeployedTemplate : IAsyncLifetime
{
    readonly string state = Directory.CreateTempSubdirectory("delightful-template-").FullName;
    LocalCloud? cloud;

    public async ValueTask InitializeAsync() => cloud = await LocalCloud.StartAsync(new LocalCloudOptions
    {
        RepositoryRoot = EventFiles.Root,
        StateDirectory = state,
        Template = Path.Combine(EventFiles.Root, "template.yaml"),
    });

    /// <summary>The rules of every bus, with the patterns that routing uses.</summary>
    internal IReadOnlyList<Rule> Rules => [.. cloud!.Services.GetRequiredService<RuleBook>().All];

    public async ValueTask DisposeAsync()
    {
        if (cloud is not null)
            await cloud.DisposeAsync();
        Directory.Delete(state, recursive: true);
    }
}
