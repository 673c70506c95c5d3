namespace Delightful.Local.Tests.Terraform;

/// <summary>A cloud of its own for the modules: their examples have names that others may have too.</summary>
public sealed class ModuleCloud : IAsyncLifetime
{
    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("modules-cloud-");

    public LocalCloud Cloud { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Cloud = await LocalCloud.StartAsync(new LocalCloudOptions { RepositoryRoot = root.FullName });

    public async ValueTask DisposeAsync()
    {
        await Cloud.DisposeAsync();
        root.Delete(recursive: true);
    }
}
