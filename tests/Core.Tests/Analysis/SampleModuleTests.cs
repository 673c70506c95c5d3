using Delightful.Core.Analysis;
using Delightful.Core.Analysis.Samples;

namespace Delightful.Core.Tests.Analysis;

public class SampleModuleTests
{
    [Fact]
    public void Each_thing_that_a_service_needs_gets_a_module_that_names_the_evidence()
    {
        var samples = SampleModules.For(Source.Empty.With("requirements.txt", "django==5.0.6\npsycopg==3.2.1\ndjango-redis==5.4.0\n").With("jobs.py", "sqs = boto3.client('sqs')\ns3 = boto3.client('s3')\n").Analyzed());

        samples.Select(s => s.Path).ShouldBe(["modules/cache/main.tf", "modules/database/main.tf", "modules/queue/main.tf", "modules/storage/main.tf"]);
        samples[1].Text.ShouldStartWith("# Proposed because it uses psycopg (requirements.txt:2): postgres.\n# Nothing uses it until");
        samples.ShouldAllBe(s => s.Text.Contains("resource \"aws_"));
    }

    [Theory]
    [InlineData("pymysql", "mysql")]
    [InlineData("psycopg2", "postgres")]
    public void The_engine_is_the_one_that_the_service_speaks_to(string package, string engine) =>
        SampleModules.For(Source.Empty.With("requirements.txt", $"flask\n{package}\n").Analyzed()).ShouldHaveSingleItem().Text.ShouldContain($"default     = \"{engine}\"");

    [Fact]
    public void What_is_declared_to_be_needed_gets_a_module_and_what_is_declared_not_to_be_gets_none()
    {
        SampleModules.For(Source.Declaring("needs: { cache: valkey }").Analyzed()).ShouldHaveSingleItem().Text.ShouldContain("\"valkey\"");
        SampleModules.For(Source.Declaring("needs: { database: none }").With("requirements.txt", "flask\npsycopg2\n").Analyzed()).ShouldBeEmpty();
    }

    [Fact]
    public void What_the_platform_makes_gets_none() =>
        SampleModules.For(Source.Declaring("data: { database: 16, queues: { invoices: standard } }\nneeds: { database: postgres, queue: sqs, cache: redis }\n").Analyzed())
            .ShouldHaveSingleItem().Path.ShouldBe("modules/cache/main.tf");

    [Fact]
    public void Text_of_the_source_cannot_leave_the_comment() =>
        SampleModules.For(Source.Declaring("needs: { cache: redis }").Analyzed() is { } result ? result with { Facts = [.. result.Facts.Select(f => f with { Because = "a\nresource \"x\" {}" })] } : null!)
            .ShouldAllBe(s => s.Text.Split('\n').First().StartsWith("# Proposed because a resource"));

    [Fact]
    public void An_hour_on_one_processor_costs_about_ten_cents() =>
        AnalysisCost.Dollars(TimeSpan.FromHours(1), 1769).ShouldBeInRange(0.10m, 0.11m);
}
