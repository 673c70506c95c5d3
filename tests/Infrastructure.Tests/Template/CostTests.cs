using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Delightful.Infrastructure.Tests.Template;

/// <summary>The arithmetic of docs/cost.md, and that it counts what there is.</summary>
public sealed partial class CostTests
{
    static readonly Dictionary<string, List<Row>> Tables = Read();

    [Fact]
    public void Every_row_is_its_units_times_its_price()
    {
        Tables.Values.Sum(rows => rows.Count).ShouldBeGreaterThan(15);
        foreach (var row in Tables.Values.SelectMany(rows => rows))
            row.Dollars.ShouldBe(Math.Round(row.Units * row.Price, 5, MidpointRounding.AwayFromZero), row.What);
    }

    [Theory]
    [InlineData("idle")]
    [InlineData("dev")]
    [InlineData("deployment")]
    public void Every_total_is_the_sum_of_its_rows(string table) => Total(table).ShouldBe(Tables[table].Sum(row => row.Dollars), 0.000_1m);

    /// <summary>Allowances of the always-free tier are those of rows that say so.</summary>
    [Fact]
    public void The_pipeline_costs_less_than_a_dollar_a_month_while_nothing_happens()
    {
        var charged = Tables["idle"].Where(row => !row.IsFree).Sum(row => row.Dollars);

        Said("within the free allowances").ShouldBe(charged, 0.000_1m);
        charged.ShouldBeLessThan(1m);
    }

    /// <summary>The alarms and dashboards of services use up what is free of both.</summary>
    [Fact]
    public void Beside_services_it_costs_less_than_the_five_dollars_that_the_readme_says()
    {
        var services = Said("Beside services");

        services.ShouldBe(Said("within the free allowances") + Of("Alarms").Dollars + Of("Dashboards").Dollars, 0.000_1m);
        services.ShouldBeLessThan(Total("idle"));
        Total("idle").ShouldBeLessThan(5m);
        File.ReadAllText(Path.Combine(SamTemplate.RepositoryRoot, "README.md")).ShouldContain("Less than five dollars a month for the pipeline");
    }

    /// <summary>As plans are priced, so that a plan of dev and the page say the same.</summary>
    [Fact]
    public void The_smallest_environment_is_priced_as_plans_are()
    {
        var prices = JsonNode.Parse(File.ReadAllText(Repository("functions/Core/Gate/Prices/prices.json")))!;
        decimal Hour(string type) => prices["types"]![type]!["parts"]![0]!["hour"]!.GetValue<decimal>();
        decimal Month(string type) => prices["types"]![type]!["parts"]![0]!["month"]!.GetValue<decimal>();

        Text.ShouldContain($"as of {prices["pricesOf"]}");
        Dev("Hours of the load balancer").Price.ShouldBe(prices["types"]!["aws_lb"]!["parts"]![0]!["hour"]!["of"]!["application"]!.GetValue<decimal>());
        Dev("Its public addresses, hours").Price.ShouldBe(Hour("aws_eip"));
        Dev("The task's public address, hours").Price.ShouldBe(Hour("aws_eip"));
        Dev("CPU of the task, hours").Price.ShouldBe(prices["fargate"]!["X86_64"]!["vcpuHour"]!.GetValue<decimal>());
        Dev("Memory of the task, GB-hours").Price.ShouldBe(prices["fargate"]!["X86_64"]!["gigabyteHour"]!.GetValue<decimal>());
        Dev("Metrics of alarms").Price.ShouldBe(Month("aws_cloudwatch_metric_alarm"));
        Dev("Dashboards").Price.ShouldBe(Month("aws_cloudwatch_dashboard"));
    }

    /// <summary>The units are those of the variables of dev and of the modules' defaults.</summary>
    [Fact]
    public void The_smallest_environment_has_what_is_charged_for()
    {
        var foundation = File.ReadAllText(Repository("infrastructure/environments/dev/foundation.tfvars"));
        var service = File.ReadAllText(Repository("infrastructure/environments/dev/service.tfvars"));
        var variables = File.ReadAllText(Repository("infrastructure/service/variables.tf"));
        decimal Default(string name) => Number(Regex.Match(variables, $@"variable ""{name}"" \{{[^}}]*?default\s*= (\d+)").Groups[1].Value);
        var alarms = AlarmKey().Count(File.ReadAllText(Repository("infrastructure/modules/observability/main.tf")));

        foundation.ShouldNotContain("nat ", customMessage: "a way out is paid by the hour");
        service.ShouldContain("max_count          = 1", customMessage: "scaling makes alarms");
        foreach (var size in (string[])["cpu", "memory", "desired_count"])
            Regex.IsMatch(service, $@"^{size}\s*=", RegexOptions.Multiline).ShouldBeFalse($"dev has a {size} of its own");
        Dev("Its public addresses, hours").Units.ShouldBe(730 * Zone().Count(foundation));
        Dev("CPU of the task, hours").Units.ShouldBe(730 * Default("desired_count") * Default("cpu") / 1024);
        Dev("Memory of the task, GB-hours").Units.ShouldBe(730 * Default("desired_count") * Default("memory") / 1024);
        alarms.ShouldBe(3);
        Dev("Metrics of alarms").Units.ShouldBe(alarms * 2);
    }

    [Fact]
    public async Task The_alarms_and_the_ticks_that_are_charged_for_are_those_that_there_are()
    {
        var alarms = (await SamTemplate.Resources("AWS::CloudWatch::Alarm")).Count
            + AlarmKey().Count(await File.ReadAllTextAsync(Path.Combine(SamTemplate.RepositoryRoot, "infrastructure/modules/monitoring/main.tf")));
        var watchdog = (await SamTemplate.Resources("AWS::Events::Rule")).Single(r => r.Key.StartsWith("Watchdog", StringComparison.Ordinal)).Value["ScheduleExpression"]!.ToString();

        Of("Alarms").Units.ShouldBe(alarms);
        watchdog.ShouldBe("rate(1 minute)");
        Of("Runs of the watchdog").Units.ShouldBe(730 * 60);
    }

    [Fact]
    public async Task Nothing_that_is_charged_for_by_the_hour_is_in_the_template()
    {
        string[] paidByTheHour = ["AWS::EC2::Instance", "AWS::EC2::NatGateway", "AWS::RDS::DBInstance", "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::KMS::Key", "AWS::SecretsManager::Secret"];

        foreach (var type in paidByTheHour)
            (await SamTemplate.Resources(type)).ShouldBeEmpty(type);
        (await SamTemplate.Resources("AWS::DynamoDB::Table")).Values.ShouldAllBe(table => table["BillingMode"]!.ToString() == "PAY_PER_REQUEST");
        (await SamTemplate.Resources("AWS::Lambda::Function")).Values.ShouldAllBe(function => function["ProvisionedConcurrencyConfig"] == null);
    }

    static Row Of(string what) => Tables["idle"].Single(row => row.What == what);

    static Row Dev(string what) => Tables["dev"].Single(row => row.What == what);

    static string Repository(string path) => Path.Combine(SamTemplate.RepositoryRoot, path);

    static decimal Total(string table) => Said($"{table} in all");

    /// <summary>A bold sum: <c>**idle in all: 1.234 dollars**</c>.</summary>
    static decimal Said(string what) => decimal.Parse(
        Regex.Match(Text, $@"\*\*{Regex.Escape(what)}: ([0-9.]+) dollars").Groups[1].Value, CultureInfo.InvariantCulture);

    static string Text => File.ReadAllText(Path.Combine(SamTemplate.RepositoryRoot, "docs", "cost.md"));

    /// <summary>The tables by the name that stands in a comment above each.</summary>
    static Dictionary<string, List<Row>> Read() => TablePlace().Matches(Text).ToDictionary(
        table => table.Groups[1].Value,
        table => table.Groups[2].Value.Split('\n').Skip(2).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).Where(cells => cells.Length > 6)
            .Select(cells => new Row(cells[1], Number(cells[2]), Number(cells[3]), Number(cells[4]), cells[5].Length > 0)).ToList());

    static decimal Number(string cell) => decimal.Parse(cell.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    sealed record Row(string What, decimal Units, decimal Price, decimal Dollars, bool IsFree);

    [GeneratedRegex(@"<!-- cost: (\w+) -->\n((?:\|[^\n]*\n)+)")]
    private static partial Regex TablePlace();

    [GeneratedRegex(@"^    [a-z0-9-]+ = \{\n      description", RegexOptions.Multiline)]
    private static partial Regex AlarmKey();

    [GeneratedRegex(@"""[a-z]+-[a-z]+-\d[a-z]""")]
    private static partial Regex Zone();
}
