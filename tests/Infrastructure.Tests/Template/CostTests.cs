using System.Globalization;
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

    [GeneratedRegex(@"^    [a-z-]+ = \{\n      description", RegexOptions.Multiline)]
    private static partial Regex AlarmKey();
}
