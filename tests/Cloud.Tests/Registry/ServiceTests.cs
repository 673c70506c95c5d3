namespace Delightful.Cloud.Tests.Registries;

public sealed class ServiceTests(CloudFixture cloud)
{
    private static readonly CancellationToken Ever = CancellationToken.None;

    private static void Unreadable(RegistryCorruptException e) => throw e;

    [Fact]
    public async Task A_service_is_found_by_its_image_repository_and_listed()
    {
        var registry = (await RegistryTable.CreateAsync(cloud)).Open();
        await registry.PutServiceAsync(Given.WebApp, Ever);
        await registry.PutServiceAsync(Given.WebApp with { Service = "worker", Repository = "team/worker" }, Ever);

        (await registry.ServiceOfRepositoryAsync("web-app", Ever))!.Environments.Single().Name.ShouldBe("dev");
        (await registry.ServiceOfRepositoryAsync("team/worker", Ever))!.Service.ShouldBe("worker");
        (await registry.ServiceOfRepositoryAsync("unknown", Ever)).ShouldBeNull();
        (await registry.ServicesAsync(Unreadable, Ever).Select(s => s.Service).ToListAsync()).Order().ShouldBe(["web-app", "worker"]);
    }

    [Fact]
    public async Task A_service_that_cannot_be_read_is_named_and_hides_no_other()
    {
        var table = await RegistryTable.CreateAsync(cloud);
        var registry = table.Open();
        await table.PutAsync("REPOSITORY#broken", "SERVICE", ("lookup", new() { S = "SERVICE" }), ("document", new() { S = "{" }));
        await registry.PutServiceAsync(Given.WebApp, Ever);
        var unreadable = new List<string>();

        (await registry.ServicesAsync(e => unreadable.Add(e.Key), Ever).ToListAsync()).Select(s => s.Service).ShouldBe(["web-app"]);

        unreadable.ShouldBe(["REPOSITORY#broken / SERVICE"]);
    }

    [Fact]
    public async Task A_service_that_is_put_again_replaces_itself()
    {
        var registry = (await RegistryTable.CreateAsync(cloud)).Open();
        await registry.PutServiceAsync(Given.WebApp, Ever);

        await registry.PutServiceAsync(Given.WebApp with { SourceRepository = "example/moved" }, Ever);

        (await registry.ServicesAsync(Unreadable, Ever).ToListAsync()).Single().SourceRepository.ShouldBe("example/moved");
    }
}
