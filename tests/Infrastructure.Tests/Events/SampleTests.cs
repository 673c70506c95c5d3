using System.Text.Json.Nodes;

namespace Delightful.Infrastructure.Tests.Events;

public class SampleTests
{
    static readonly string[] Envelope =
        ["version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail"];

    public static TheoryData<string> Samples => [.. EventFiles.Samples];
    public static TheoryData<string> OwnSamples => [.. EventFiles.OwnSamples];
    public static TheoryData<string> Schemas => [.. EventFiles.Schemas];

    [Theory, MemberData(nameof(Samples))]
    public void Every_sample_has_the_envelope_that_EventBridge_delivers(string sample)
    {
        var envelope = EventFiles.Sample(sample);

        envelope.Select(field => field.Key).ShouldBe(Envelope);
        envelope["time"]!.GetValue<string>().ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$");
    }

    [Fact]
    public void No_two_samples_share_an_id() =>
        EventFiles.Samples.Select(name => EventFiles.Sample(name)["id"]!.GetValue<string>()).ShouldBeUnique();

    [Theory, MemberData(nameof(OwnSamples))]
    public void Every_sample_of_ours_is_valid_under_its_schema(string sample)
    {
        var envelope = EventFiles.Sample(sample);

        EventFiles.Faults(EventFiles.SchemaOf(EventFiles.DetailType(envelope)), envelope["detail"]!).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(OwnSamples))]
    public void A_field_nobody_knows_makes_an_event_of_ours_invalid(string sample)
    {
        var envelope = EventFiles.Sample(sample);
        envelope["detail"]!["surprise"] = true;

        EventFiles.Faults(EventFiles.SchemaOf(EventFiles.DetailType(envelope)), envelope["detail"]!).ShouldNotBeEmpty();
    }

    [Theory, MemberData(nameof(Schemas))]
    public void Every_schema_has_a_sample_and_refuses_it_when_any_required_field_is_missing(string schema)
    {
        var detail = EventFiles.OwnSamples
            .Select(EventFiles.Sample)
            .First(sample => EventFiles.SchemaOf(EventFiles.DetailType(sample)) == schema)["detail"]!.AsObject();

        foreach (var field in Required(schema))
        {
            var poorer = detail.DeepClone().AsObject();
            poorer.Remove(field).ShouldBeTrue($"the sample has no {field}");
            EventFiles.Faults(schema, poorer).ShouldNotBeEmpty($"{schema} accepts an event without {field}");
        }
    }

    [Theory]
    [InlineData("deployment-changed", "stage", "ended")]
    [InlineData("deployment-changed", "outcome", "released")]
    [InlineData("analysis-completed", "succeeded", false)]
    public void Fields_that_belong_together_come_together(string sample, string field, object value)
    {
        var envelope = EventFiles.Sample(sample);
        envelope["detail"]![field] = JsonValue.Create(value);

        EventFiles.Faults(sample, envelope["detail"]!).ShouldNotBeEmpty();
    }

    static IEnumerable<string> Required(string schema) =>
        EventFiles.Read($"schemas/{schema}.json")["required"]!.AsArray().Select(name => name!.GetValue<string>());
}
