namespace Delightful.Local.Tests.Terraform;

/// <summary>
/// The examples of the modules' READMEs, applied for real. They are parts of one root, so that Terraform makes them side by side:
/// its provider waits more than a minute for a database and for a load balancer, whoever answers.
/// </summary>
public sealed class ModuleTests(ModuleCloud cloud) : IClassFixture<ModuleCloud>
{
    /// <summary>What an example has to be without here, by module: the reason stands in docs/local-cloud.md.</summary>
    static readonly Dictionary<string, string> Without = new()
    {
        ["database"] = """
            module "database" {
              deletion_protection = false
              backup              = { final_snapshot = false }
            }
            """,
        ["lambda"] = """
            module "storage" {
              require_tls = false
            }
            """,
        ["storage"] = """
            module "storage" {
              require_tls      = false
              old_version_days = 0
            }
            """,
        ["table"] = """
            module "table" {
              deletion_protection = false
            }
            """,
    };

    /// <summary>The other kind of cache. Terraform goes on waiting for minutes after it is gone, so it is left behind.</summary>
    const string Durable = """
        module "network" {
          source = "../modules/network"

          name               = "delightful-ledger-dev"
          availability_zones = ["us-east-1a", "us-east-1b"]
        }

        module "cache" {
          source = "../modules/cache"

          name    = "delightful-ledger-dev"
          kind    = "memorydb"
          network = { vpc_id = module.network.vpc_id, subnet_ids = module.network.private_subnet_ids }
        }
        """;

    static readonly string[] Applied = ["alb", "budget", "cache", "database", "ecr", "lambda", "messaging", "migration", "monitoring", "network", "oidc", "storage", "table", "worker"];

    /// <summary>Parts of the roots, and applied with them.</summary>
    static readonly string[] WithRoots = ["codedeploy", "ecs-service", "observability", "pipeline"];

    [Fact]
    public void Every_module_is_applied_here_or_with_the_roots() =>
        new DirectoryInfo(Path.Combine(Repository.Root, "infrastructure", "modules")).EnumerateDirectories().Select(folder => folder.Name).Order(StringComparer.Ordinal)
            .ShouldBe([.. Applied.Concat(WithRoots).Order(StringComparer.Ordinal)]);

    [Fact]
    public async Task The_example_of_every_module_is_applied_found_again_without_a_change_and_destroyed()
    {
        var folder = Directory.CreateTempSubdirectory("modules-");
        try
        {
            await WriteAsync(folder.FullName);
            await RunAsync(folder, "init", "-input=false");
            await RunAsync(folder, "apply", "-input=false", "-auto-approve", "-parallelism=40");
            await RunAsync(folder, "plan", "-input=false", "-detailed-exitcode", "-parallelism=40");

            var made = (await RunAsync(folder, "state", "list")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            foreach (var module in Applied)
                made.ShouldContain(address => address.StartsWith($"module.{module}.", StringComparison.Ordinal), module);

            await RunAsync(folder, "state", "rm", "module.durable");
            await RunAsync(folder, "destroy", "-input=false", "-auto-approve", "-parallelism=40");
            (await RunAsync(folder, "state", "list")).Trim().ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task WriteAsync(string folder)
    {
        TerraformRun.Copy(new DirectoryInfo(Path.Combine(Repository.Root, "infrastructure", "modules")), Path.Combine(folder, "modules"));
        foreach (var (module, text) in Without)
            await File.WriteAllTextAsync(Path.Combine(folder, "modules", module, "tests", "example", "local_override.tf"), text);
        Directory.CreateDirectory(Path.Combine(folder, "durable"));
        await File.WriteAllTextAsync(Path.Combine(folder, "durable", "main.tf"), Durable);
        var parts = Applied.Select(module => (Name: module, Source: $"modules/{module}/tests/example")).Append((Name: "durable", Source: "durable"))
            .Select(part => $"module \"{part.Name}\" {{\n  source = \"./{part.Source}\"\n}}\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "main.tf"), "provider \"aws\" {\n  s3_use_path_style = true\n}\n\n" + string.Join('\n', parts));
    }

    Task<string> RunAsync(DirectoryInfo folder, params string[] arguments) => TerraformRun.RunAsync(cloud.Cloud.Options, folder.FullName, arguments);
}
