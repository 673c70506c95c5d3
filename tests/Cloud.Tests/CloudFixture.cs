using Amazon.Runtime;
using Delightful.Cloud.Tests;
using Delightful.Local;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(CloudFixture))]

namespace Delightful.Cloud.Tests;

/// <summary>One empty cloud, and with it one moto, for the whole assembly. Tests name their own things in it.</summary>
public sealed class CloudFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("cloud-tests-");
    private int _names;

    public LocalCloud Cloud { get; private set; } = null!;

    /// <summary>The time in the cloud.</summary>
    public ShiftedClock Clock { get; } = new();

    public async ValueTask InitializeAsync() =>
        Cloud = await LocalCloud.StartAsync(
            new LocalCloudOptions { RepositoryRoot = _root.FullName, Speed = 60 },
            more: services => services.AddSingleton<TimeProvider>(Clock));

    public async ValueTask DisposeAsync()
    {
        await Cloud.DisposeAsync();
        _root.Delete(recursive: true);
    }

    /// <summary>A name that no other test has.</summary>
    public string NewName(string prefix) => $"{prefix}-{Interlocked.Increment(ref _names)}";

    /// <summary>A client's configuration for this cloud.</summary>
    internal T Pointing<T>(T config) where T : ClientConfig
    {
        config.ServiceURL = Cloud.Endpoint.ToString();
        config.AuthenticationRegion = LocalCloudOptions.Region;
        return config;
    }

    internal static AWSCredentials Credentials { get; } = new BasicAWSCredentials("test", "test");
}
