using System.Text;
using System.Text.Json.Nodes;
using Delightful.Core.Gate;
using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Local.Tests.Terraform;

/// <summary>The roots that come with the pipeline, and a service that asks for all the data there is.</summary>
public sealed class RootTests(ModuleCloud cloud) : IClassFixture<ModuleCloud>
{
    [Fact]
    public async Task A_service_with_data_is_applied_found_again_without_a_change_and_destroyed()
    {
        await cloud.Cloud.Services.GetRequiredService<MotoClient>().RestAsync(HttpMethod.Put, "s3", "/root-artifacts", null, TestContext.Current.CancellationToken);
        using var service = new PlannedService(cloud.Cloud.Options, "root-artifacts");
        await service.PrepareAsync();

        Summary(await service.PlanAsync(WithData)).Create.ShouldBeGreaterThan(40);
        await service.ApplyAsync();
        Summary(await service.PlanAsync(WithData)).Total.ShouldBe(0);

        var environment = await service.EnvironmentAsync();
        environment["DATABASE_HOST"].ShouldStartWith("127.", customMessage: "the local cloud runs a PostgreSQL of its own");
        environment["CACHE_URL"].ShouldStartWith("rediss://");
        environment["QUEUE_INVOICES_URL"].ShouldEndWith("delightful-web-app-dev-invoices");
        environment.ContainsKey("DATABASE_PASSWORD").ShouldBeFalse();

        Summary(await service.PlanAsync(WithData, "-destroy")).DataAtRisk.ShouldBeGreaterThan(4);
        await service.ApplyAsync();
        await service.DestroyFoundationAsync();
        (await service.LeftAsync()).ShouldBeEmpty();
    }

    static void WithData(JsonObject variables)
    {
        variables["database"] = new JsonObject();
        variables["cache"] = new JsonObject();
        variables["queues"] = new JsonObject { ["invoices"] = new JsonObject() };
        variables["topics"] = new JsonObject { ["orders"] = new JsonObject { ["queues"] = new JsonArray("invoices") } };
        variables["tables"] = new JsonObject { ["carts"] = new JsonObject { ["hash"] = new JsonObject { ["name"] = "customer" } } };
        variables["bucket"] = true;
        variables["data"] = new JsonObject { ["protected"] = false, ["old_version_days"] = 0 };
        variables["require_tls"] = false;
        variables["xray_sampling_rate"] = 0.05;
    }

    static Core.Plans.PlanSummary Summary(string json) => PlanReviewer.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), new GateSettings()).Summary;
}
