using System.Text;
using System.Text.Json.Nodes;
using Delightful.Core.Gate;
using Delightful.Local.Tests.Work;

namespace Delightful.Local.Tests.Terraform;

/// <summary>
/// The review of plans that Terraform made of the modules that come with the pipeline. With UPDATE_BASELINES=1 the plans
/// are kept for the tests of the rules, which read them without Terraform.
/// </summary>
public sealed class PlanReviewTests(WorkCloud cloud)
{
    [Fact]
    public async Task What_Terraform_plans_of_a_service_is_reviewed_as_it_is()
    {
        await cloud.Moto.RestAsync(HttpMethod.Put, "s3", "/planned-artifacts", null, TestContext.Current.CancellationToken);
        using var service = new PlannedService(cloud.Cloud.Options, "planned-artifacts");
        await service.PrepareAsync();

        var first = Review("first", await service.PlanAsync());
        (first.Summary.Create > 20, first.Summary.Total == first.Summary.Create).ShouldBe((true, true));
        first.Cost.After.ShouldBeGreaterThan(first.Cost.Before);
        await service.ApplyAsync();

        var image = Review("new-image", await service.PlanAsync(PlannedService.AnotherImage));
        image.Summary.ImageOnly.ShouldBeTrue();
        image.Cost.Change.ShouldBe(0);

        var larger = Review("larger", await service.PlanAsync(variables => (variables["cpu"], variables["memory"]) = (1024, 2048)));
        (larger.Summary.ImageOnly, larger.Summary.Revisions).ShouldBe((false, 1));
        larger.Cost.Change.ShouldBeGreaterThan(0);

        Review("open-port", await service.PlanAsync(variables => variables["listener_port"] = 5432))
            .Findings.ShouldContain(f => f.Code == "open-data-port" && f.Effect == RiskEffect.Deny);

        Review("to-worker", await service.PlanAsync(variables => variables["kind"] = "worker"))
            .Findings.ShouldContain(f => f.Code == "name-taken-over" && f.Effect == RiskEffect.Deny);

        var gone = Review("destroy", await service.PlanAsync(null, "-destroy"));
        (gone.Summary.Delete > 20, gone.Summary.DataAtRisk).ShouldBe((true, 1));
    }

    /// <summary>What no module of the pipeline does, in a root that needs no provider.</summary>
    [Fact]
    public async Task What_Terraform_replaces_either_way_moves_takes_over_and_lets_go_is_reviewed_as_it_is()
    {
        var folder = Directory.CreateTempSubdirectory("rearranged-");
        try
        {
            await WriteAsync("""
                resource "terraform_data" "deleted_first" { triggers_replace = "one" }
                resource "terraform_data" "created_first" {
                  triggers_replace = "one"
                  lifecycle { create_before_destroy = true }
                }
                resource "terraform_data" "old_name" { input = "the same" }
                resource "terraform_data" "let_go" { input = "looked after elsewhere" }
                resource "terraform_data" "gone" { input = "not needed" }
                """);
            await RunAsync("init", "-input=false");
            await RunAsync("apply", "-input=false", "-auto-approve");
            await WriteAsync("""
                resource "terraform_data" "deleted_first" { triggers_replace = "two" }
                resource "terraform_data" "created_first" {
                  triggers_replace = "two"
                  lifecycle { create_before_destroy = true }
                }
                resource "terraform_data" "new_name" { input = "the same" }
                moved {
                  from = terraform_data.old_name
                  to   = terraform_data.new_name
                }
                removed {
                  from = terraform_data.let_go
                  lifecycle { destroy = false }
                }
                resource "terraform_data" "taken_over" {}
                import {
                  to = terraform_data.taken_over
                  id = "known-before"
                }
                """);
            await RunAsync("plan", "-input=false", "-out=plan.tfplan");
            var plan = Review("rearranged", await RunAsync("show", "-json", "plan.tfplan")).Summary;

            (plan.Replace, plan.CreateFirst, plan.Delete, plan.Forget).ShouldBe((2, 1, 1, 1));
            (plan.Move, plan.Import, plan.Create, plan.Update).ShouldBe((1, 1, 0, 0));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Task WriteAsync(string text) => File.WriteAllTextAsync(Path.Combine(folder.FullName, "main.tf"), text + "\n");
        Task<string> RunAsync(params string[] arguments) => TerraformRun.RunAsync(cloud.Cloud.Options, folder.FullName, arguments);
    }

    private static PlanReading Review(string name, string json)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_BASELINES") == "1")
            File.WriteAllText(Path.Combine(Repository.Root, "tests", "Core.Tests", "Gate", "Plans", $"{name}.json"), Kept(json));
        return PlanReviewer.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), new GateSettings());
    }

    /// <summary>What the reader does not look at, and what differs from run to run for nothing, is left out.</summary>
    private static string Kept(string json)
    {
        var plan = (JsonObject)JsonNode.Parse(json)!;
        foreach (var section in (string[])["configuration", "prior_state", "planned_values", "timestamp"])
            plan.Remove(section);
        return plan.ToJsonString() + "\n";
    }
}
