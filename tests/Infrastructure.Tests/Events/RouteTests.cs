using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Delightful.Local.EventBridge.Rules;

namespace Delightful.Infrastructure.Tests.Events;

public sealed class RouteTests(DeployedTemplate template)
{
    const string FunctionPrefix = "delightful-";

    static readonly IReadOnlyDictionary<string, string[]> Routes = EventFiles.Read("routes.json").Deserialize<Dictionary<string, string[]>>()!;

    public static TheoryData<string> Samples => [.. EventFiles.Samples];

    [Theory, MemberData(nameof(Samples))]
    public void A_sample_reaches_the_functions_that_the_catalogue_says_and_no_other(string sample) =>
        FunctionsReachedBy(EventFiles.Sample(sample)).ShouldBe(Routes[sample], ignoreOrder: true);

    [Fact]
    public void The_catalogue_has_a_route_for_every_sample_and_no_other() =>
        Routes.Keys.ShouldBe(EventFiles.Samples, ignoreOrder: true);

    [Fact]
    public void Every_rule_with_a_pattern_is_reached_by_a_sample() =>
        template.Rules.Where(rule => rule.Pattern is not null && !EventFiles.Samples.Any(sample => Matches(rule, EventFiles.Sample(sample))))
            .Select(rule => rule.Name)
            .ShouldBeEmpty();

    [Theory]
    [InlineData("ecr-image-pushed", "result", "FAILURE")]
    [InlineData("codebuild-build-succeeded", "project-name", "another-project")]
    [InlineData("codedeploy-success", "application", "another-application")]
    [InlineData("alarm-raised", "alarmName", "another-alarm")]
    public void What_belongs_to_somebody_else_reaches_nobody(string sample, string field, string value)
    {
        var changed = EventFiles.Sample(sample);
        changed["detail"]![field] = value;

        FunctionsReachedBy(changed).ShouldBeEmpty();
    }

    [Fact]
    public void A_rollout_of_a_service_in_another_cluster_reaches_nobody()
    {
        var changed = EventFiles.Sample("ecs-deployment-completed");
        changed["resources"] = new JsonArray("arn:aws:ecs:us-east-1:123456789012:service/another-cluster/web-app");

        FunctionsReachedBy(changed).ShouldBeEmpty();
    }

    /// <summary>Nobody but AWS can put one on the default bus under such a source; on ours anybody who may send could try.</summary>
    [Theory, MemberData(nameof(Samples))]
    public void An_event_of_AWS_on_our_own_bus_reaches_nobody(string sample)
    {
        var forged = EventFiles.Sample(sample);
        if (EventFiles.Source(forged).StartsWith("aws.", StringComparison.Ordinal))
            template.Rules.Where(rule => rule.Bus == "delightful" && rule.Pattern?.Matches(JsonSerializer.SerializeToElement(forged)) == true).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Samples))]
    public void An_event_of_ours_under_another_source_reaches_only_what_people_may_ask_for(string sample)
    {
        var forged = EventFiles.Sample(sample);
        forged["source"] = "somebody.else";

        FunctionsReachedBy(forged).ShouldBeSubsetOf(["RollbackRequested", "HoldLiftRequested", "UnlockRequested", "ApprovalDecided", "PromotionRequested"]);
    }

    /// <summary>A replay is for those who read along; that everything in it is done already, nobody could tell by an id.</summary>
    [Theory, MemberData(nameof(Samples))]
    public void A_replay_of_our_bus_reaches_no_function_of_the_chain(string sample)
    {
        var again = EventFiles.Sample(sample);
        if (BusOf(again) == "default")
            return;
        again["replay-name"] = "the-second-of-march";

        FunctionsReachedBy(again).ShouldBeEmpty();
    }

    IEnumerable<string> FunctionsReachedBy(JsonObject sample) => template.Rules
        .Where(rule => Matches(rule, sample))
        .SelectMany(rule => rule.Targets)
        .Select(target => Name(target.Arn));

    static bool Matches(Rule rule, JsonObject sample) =>
        rule.Enabled && rule.Bus == BusOf(sample) && rule.Pattern?.Matches(JsonSerializer.SerializeToElement(sample)) == true;

    static string BusOf(JsonObject sample) =>
        EventFiles.Source(sample).StartsWith("aws.", StringComparison.Ordinal) ? "default" : "delightful";

    // arn:…:function:delightful-image-pushed is ImagePushed.
    static string Name(string arn)
    {
        var function = arn[(arn.LastIndexOf(':') + 1)..];
        function.ShouldStartWith(FunctionPrefix);
        return string.Concat(function[FunctionPrefix.Length..].Split('-').Select(CultureInfo.InvariantCulture.TextInfo.ToTitleCase));
    }
}
