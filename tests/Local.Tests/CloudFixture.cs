using Delightful.Local;
using Delightful.Local.Tests;

[assembly: AssemblyFixture(typeof(CloudFixture))]

namespace Delightful.Local.Tests;

/// <summary>One empty cloud, and with it one moto, for the whole assembly. Tests name their own things in it.</summary>
public sealed class CloudFixture : IAsyncLifetime
{
    readonly string state = Directory.CreateTempSubdirectory("local-tests-").FullName;

    public LocalCloud Cloud { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Cloud = await LocalCloud.StartAsync(new LocalCloudOptions
    {
        RepositoryRoot = Repository.Root,
        StateDirectory = state,
        FunctionsDirectory = Path.Combine(AppContext.BaseDirectory, "Functions"),
        Speed = 60,
    });

    public async ValueTask DisposeAsync()
    {
        await Cloud.DisposeAsync();
        Directory.Delete(state, recursive: true);
    }
}
