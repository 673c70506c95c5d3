using System.Text.Json.Nodes;
using Delightful.Core.Analysis;

namespace Delightful.Core.Tests.Analysis;

public class DeclarationTests
{
    private const string Full = """
        service: web-app
        port: 9090
        health: { path: /up, deep: /up/deep }
        resources:
          cpu: 512
        scaling: { min: 2, max: 6, cpuPercent: 70 }
        rollout:
          configuration: canary-10-percent-5-minutes
          bakeMinutes: 30
        alarms: { errorsPerMinute: 20, p95Milliseconds: 750 }
        logs: { retentionDays: 90 }
        environment:
          GREETING: "5"
          COLOUR: blue
        secrets:
          DATABASE_PASSWORD: arn:aws:secretsmanager:us-east-1:123456789012:secret:web-app-AbCdEf
        environments:
          prod:
            resources: { cpu: 1024, memory: 4096 }
            environment: { COLOUR: green }
        """;

    [Theory]
    [InlineData("migrations:\n  command: bin/migrate\n", true, false)]
    [InlineData("tests:\n  command: npm test\n", false, true)]
    [InlineData("tests:\n  load: load/baseline.js\n", false, true)]
    [InlineData("port: 8080\n", false, false)]
    public void That_a_source_wants_a_migration_or_tests_is_known_of_its_analysis(string declared, bool migrates, bool tests)
    {
        var result = Source.Declaring(declared).Analyzed();
        (result.Sets("migration_command"), result.Sets("test_command", "load_script")).ShouldBe((migrates, tests));
    }

    [Fact]
    public void Everything_declared_arrives_as_a_variable() =>
        JsonNode.DeepEquals(Source.Declaring(Full).Variables(), JsonNode.Parse("""
            {
              "container_port": 9090, "health_path": "/up", "deep_health_path": "/up/deep", "cpu": 512, "memory": 1024,
              "min_count": 2, "desired_count": 2, "max_count": 6, "scaling_cpu_percent": 70,
              "deployment_configuration": "CodeDeployDefault.ECSCanary10Percent5Minutes", "bake_minutes": 30,
              "alarm_thresholds": { "target_5xx": 20, "latency_p95": 0.75 }, "log_retention_days": 90,
              "environment_variables": { "GREETING": "5", "COLOUR": "blue" },
              "secrets": { "DATABASE_PASSWORD": "arn:aws:secretsmanager:us-east-1:123456789012:secret:web-app-AbCdEf" }
            }
            """)).ShouldBeTrue(Source.Declaring(Full).Variables().ToJsonString());

    [Fact]
    public void Data_that_is_declared_is_what_the_service_root_makes() =>
        Source.Declaring("""
            data:
              database: 16
              cache: memorydb
              queues: { invoices: standard, parcels: fifo }
              storage: bucket
            """).Variables().ToJsonString().ShouldBe(
            """{"bucket":true,"cache":{"kind":"memorydb"},"database":{"version":"16"},"queues":{"invoices":{"fifo":false},"parcels":{"fifo":true}}}""");

    [Fact]
    public void A_declared_migration_and_declared_tests_are_run() =>
        Source.Declaring("""
            migrations: { tool: flyway, command: bin/migrate --all }
            tests: { command: npm test, load: load/baseline.js }
            """).Variables().ToJsonString().ShouldBe(
            """{"load_script":"load/baseline.js","migration_command":"bin/migrate --all","test_command":"npm test"}""");

    [Fact]
    public void A_migration_that_was_only_found_is_run_where_the_platform_makes_the_database_and_nowhere_else()
    {
        const string procfile = "release: python manage.py migrate\nweb: gunicorn app.wsgi\n";
        ((string?)Source.Declaring("data: { database: 16 }\n").With("Procfile", procfile).Variables()["migration_command"]).ShouldBe("python manage.py migrate");
        Source.Declaring("needs: { database: postgres }\n").With("Procfile", procfile).Variables().ShouldNotContainKey("migration_command");
        ((string?)Source.Declaring("data: { database: 16 }\nmigrations: { command: bin/migrate }\n").With("Procfile", procfile).Variables()["migration_command"]).ShouldBe("bin/migrate");
    }

    [Theory]
    [InlineData("database: 14", "one of 15, 16, 17")]
    [InlineData("cache: memcached", "one of elasticache, memorydb")]
    [InlineData("queues: { Invoices: standard }", "lower-case")]
    [InlineData("queues: { invoices-dead: standard }", "lower-case")]
    [InlineData("queues: { invoices: ordered }", "standard or fifo")]
    [InlineData("storage: disk", "one of bucket")]
    public void Data_that_the_service_root_does_not_make_is_refused(string declared, string why) =>
        Source.Declaring($"data: {{ {declared} }}").Analyzed().Errors.ShouldHaveSingleItem().Message.ShouldContain(why);

    [Fact]
    public void What_is_declared_for_an_environment_wins_there_and_only_there()
    {
        var prod = Source.Declaring(Full).Variables("prod");
        ((int)prod["cpu"]!, (int)prod["memory"]!).ShouldBe((1024, 4096));
        prod["environment_variables"]!.ToJsonString().ShouldBe("""{"COLOUR":"green","GREETING":"5"}""");
        ((int)prod["container_port"]!).ShouldBe(9090);
        ((string)Source.Declaring(Full).Variables()["environment_variables"]!["COLOUR"]!).ShouldBe("blue");
    }

    [Fact]
    public void The_same_source_gives_the_same_bytes() =>
        Source.Declaring(Full).Analyzed().VariablesJson.ShouldBe(Source.Declaring(Full).Analyzed().VariablesJson);

    [Fact]
    public void What_is_not_declared_is_left_to_the_environment() =>
        Source.Declaring("port: 9090").Variables().Select(v => v.Key).ShouldBe(["container_port"]);

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("health:\nresources:\n")]
    [InlineData("---\n...\n")]
    public void A_declaration_may_say_nothing(string yaml) => Source.Declaring(yaml).Variables().ShouldBeEmpty();

    [Theory]
    [InlineData("resources: { cpu: 2048 }", "memory", 4096)]
    [InlineData("resources: { memory: 8192 }", "cpu", 1024)]
    [InlineData("scaling: { min: 3 }", "desired_count", 3)]
    [InlineData("scaling: { min: 9 }", "max_count", 9)]
    [InlineData("scaling: { desired: 9 }", "max_count", 9)]
    public void What_the_default_would_not_fit_follows_what_is_declared(string yaml, string variable, int value)
    {
        ((int)Source.Declaring(yaml).Variables()[variable]!).ShouldBe(value);
        Source.Declaring(yaml).Analyzed().Facts.ShouldContain(e => e.Variable == variable && e.Because.StartsWith("follows from"));
    }

    [Fact]
    public void Each_declared_value_names_its_line() =>
        Source.Declaring("port: 1\nhealth:\n  path: /x").Analyzed().Facts.Select(e => (e.Variable, e.Source, e.Confidence)).ShouldBe(
            [("health_path", ".delightful.yaml:3", 1.0), ("container_port", ".delightful.yaml:1", 1.0)]);

    [Fact]
    public void In_a_repository_of_many_services_the_one_that_names_the_service_is_meant() =>
        ((int)Source.Empty.With("a/.delightful.yaml", "service: other\nport: 1").With("b/.delightful.yaml", "service: web-app\nport: 2")
            .With("a/Dockerfile", "FROM x\nEXPOSE 7").Variables()["container_port"]!).ShouldBe(2);

    [Theory]
    [InlineData("front", """{"container_port":8080,"deployment_configuration":"CodeDeployDefault.ECSAllAtOnce","health_path":"/health","version_path":"/version","bake_minutes":5}""")]
    [InlineData("shipping", """{"kind":"worker"}""")]
    [InlineData("orders", """{"container_port":8080,"database":{"version":"16"},"deep_health_path":"/health/deep","deployment_configuration":"CodeDeployDefault.ECSAllAtOnce","health_path":"/health","migration_command":"python3 database.py","version_path":"/version","bake_minutes":5}""")]
    public void The_services_of_the_example_with_several_are_told_apart(string service, string variables)
    {
        var source = Source.Empty;
        var root = Path.Combine(Repository.Root, "examples/microservices");
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
            source.With(Path.GetRelativePath(root, file), File.ReadAllBytes(file));

        var result = source.Analyzed(service: service);

        result.Errors.ShouldBeEmpty();
        result.Folder.ShouldBe(service);
        JsonNode.DeepEquals(JsonNode.Parse(result.VariablesJson), JsonNode.Parse(variables)).ShouldBeTrue(System.Text.Encoding.UTF8.GetString(result.VariablesJson));
    }

    [Fact]
    public void The_declaration_of_the_example_is_accepted_in_each_of_its_environments()
    {
        var yaml = Repository.File("examples/web-app/.delightful.yaml");
        ((int)Source.Declaring(yaml).Variables("dev")["cpu"]!).ShouldBe(256);
        ((int)Source.Declaring(yaml).Variables("prod")["cpu"]!).ShouldBe(512);
    }
}
