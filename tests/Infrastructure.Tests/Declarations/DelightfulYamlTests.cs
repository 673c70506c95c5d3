using System.Text.Json.Nodes;
using Delightful.Infrastructure.Tests.Events;
using YamlDotNet.Serialization;

namespace Delightful.Infrastructure.Tests.Declarations;

public class DelightfulYamlTests
{
    static readonly Lazy<SchemaValidator> Validator = new(() => new(Path.Combine(EventFiles.Root, "docs/schemas")));

    [Fact]
    public void The_declarations_of_the_examples_are_valid_under_the_published_schema()
    {
        var declarations = Directory.EnumerateFiles(Path.Combine(EventFiles.Root, "examples"), ".delightful.yaml", SearchOption.AllDirectories).ToList();

        declarations.Count.ShouldBeGreaterThan(5);
        foreach (var file in declarations)
            Faults(File.ReadAllText(file)).ShouldBeEmpty(file);
    }

    [Theory]
    [InlineData("port: 80800")]
    [InlineData("health: { path: health }")]
    [InlineData("resources: { cpu: 300 }")]
    [InlineData("scaling: { maximum: 3 }")]
    [InlineData("rollout: { configuration: sometimes }")]
    [InlineData("environment: { \"not a name\": x }")]
    [InlineData("environments: { prod: { port: 80 } }")]
    public void A_declaration_that_cannot_be_carried_out_is_refused(string yaml) => Faults(yaml).ShouldHaveSingleItem();

    static IReadOnlyList<string> Faults(string yaml)
    {
        var value = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(yaml);
        var json = new SerializerBuilder().JsonCompatible().Build().Serialize(value!);
        return Validator.Value.Faults("delightful.schema", JsonNode.Parse(json)!);
    }
}
