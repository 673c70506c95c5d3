using System.Text.Json.Nodes;
using Delightful.Local.EventBridge;
using Delightful.Local.EventBridge.Rules;
using Delightful.Local.EventBridge.Targets;

namespace Delightful.Local.Tests.EventBridge;

/// <summary>What a target gets of an event.</summary>
public sealed class TargetInputTests
{
    static readonly DateTimeOffset Now = new(2024, 5, 6, 7, 8, 9, TimeSpan.Zero);
    static readonly BusEvent Event = BusEvent.Create("default", "test", "Tested", ["arn:one"], """{"name":"a \"b\"","count":3.0,"list":[1,{"x":"y"}],"dotted.name":true}""", Now);
    static readonly Rule Rule = new("a-rule", "arn:aws:events:us-east-1:123456789012:rule/a-rule", "default", true, null, null, []);

    [Fact]
    public void Without_settings_it_gets_the_event_as_it_is() => Input("{}").ShouldBe(Event.Text);

    [Fact]
    public void Constant_input_is_passed_as_written() => Input("""{"Input":"[1, 2]"}""").ShouldBe("[1, 2]");

    [Theory]
    [InlineData("$.detail.count", "3.0")]
    [InlineData("$.detail.list[1].x", "\"y\"")]
    [InlineData("$.detail['dotted.name']", "true")]
    [InlineData("$.resources[0]", "\"arn:one\"")]
    [InlineData("$.detail-type", "\"Tested\"")]
    [InlineData("$.detail.absent", "{}")]
    [InlineData("$.detail.list[9]", "{}")]
    [InlineData("detail", "{}")]
    public void A_path_takes_a_part(string path, string expected) => Input($$"""{"InputPath":"{{path}}"}""").ShouldBe(expected);

    [Theory]
    [InlineData("""{"n":<count>,"l":<list>}""", """{"n":3.0,"l":[1,{"x":"y"}]}""")]
    [InlineData("""{"s":"the name is <name>."}""", """{"s":"the name is a \u0022b\u0022."}""")]
    [InlineData("""{"s":<name>}""", """{"s":"a \"b\""}""")]
    [InlineData("""{"s":"<absent>","t":<absent>}""", """{"s":"","t":""}""")]
    [InlineData("\"<aws.events.rule-name> <aws.events.rule-arn>\"", "\"a-rule arn:aws:events:us-east-1:123456789012:rule/a-rule\"")]
    [InlineData("\"<aws.events.event.ingestion-time>\"", "\"2024-05-06T07:08:09Z\"")]
    [InlineData("\"2 < 3 and 4 > 3\"", "\"2 < 3 and 4 > 3\"")]
    public void A_template_is_filled(string template, string expected) => Transformed(template).ShouldBe(expected);

    [Fact]
    public void The_event_itself_can_be_put_in_with_and_without_its_detail()
    {
        var filled = JsonNode.Parse(Transformed("""{"all":<aws.events.event.json>,"head":<aws.events.event>}"""))!;

        ((string?)filled["all"]!["detail"]!["name"]).ShouldBe("a \"b\"");
        ((string?)filled["head"]!["source"]).ShouldBe("test");
        filled["head"]!.AsObject().ContainsKey("detail").ShouldBeFalse();
    }

    static string Transformed(string template) => Input(new JsonObject
    {
        ["InputTransformer"] = new JsonObject
        {
            ["InputPathsMap"] = new JsonObject { ["name"] = "$.detail.name", ["count"] = "$.detail.count", ["list"] = "$.detail.list", ["absent"] = "$.detail.absent" },
            ["InputTemplate"] = template,
        },
    }.ToJsonString());

    static string Input(string settings)
    {
        var target = JsonNode.Parse(settings)!.AsObject();
        target["Id"] = "1";
        target["Arn"] = "arn:aws:sqs:us-east-1:123456789012:q";
        return TargetInput.For(Rule, Target.From(target), Event, Now);
    }
}
