using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Declarations;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Deployments;

namespace Delightful.Core.Tests.Analysis;

public partial class VariableTableTests
{
    [Fact]
    public void Every_variable_of_the_table_is_one_of_the_service_root_with_its_type_and_default()
    {
        var real = Variable().Matches(Repository.File("infrastructure/service/variables.tf"))
            .ToDictionary(m => m.Groups["name"].Value, m => m.Groups["body"].Value);
        foreach (var variable in ServiceVariables.All)
        {
            var body = real.ShouldContainKeyAnd(variable.Name);
            Setting("type", body).ShouldStartWith(variable.TerraformType, customMessage: variable.Name);
            Setting("default", body).ShouldBe(variable.Default, variable.Name);
        }
    }

    [Fact]
    public void The_fields_of_an_object_are_those_of_the_service_root()
    {
        var real = Variable().Matches(Repository.File("infrastructure/service/variables.tf")).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["body"].Value);
        var fields = Settings(DeclarationKeys.All).Select(s => s.Variable).OfType<string>().Where(v => v.Contains('.')).Select(v => v.Split('.')).ToList();

        fields.Count.ShouldBeGreaterThan(3);
        foreach (var field in fields)
            real[field[0]].ShouldMatch($@"\b{field[1]}\s*=\s*optional\({(field[0] == "alarm_thresholds" ? "number" : "string")}");
        real["queues"].ShouldMatch(@"\bfifo\s*=\s*optional\(bool");
    }

    [Fact]
    public void Every_variable_that_a_fact_sets_is_in_the_table_and_every_fact_that_can_be_declared_has_its_own_name()
    {
        var declared = Keys(DeclarationKeys.All, "").ToList();
        foreach (var variable in ServiceVariables.All.Where(v => FactNames.OfVariable(v.Name) is not null))
            declared.ShouldContain((FactNames.OfVariable(variable.Name)!, variable.Name));
        declared.Where(k => k.Variable is null).Select(k => k.Name).ShouldBe(
            ["service", FactNames.Command, FactNames.Language, FactNames.LanguageVersion, FactNames.Framework, FactNames.FrameworkVersion, FactNames.Database, FactNames.DatabaseDriver,
             FactNames.Cache, FactNames.Queue, FactNames.Storage, FactNames.Worker, FactNames.WorkerCommand, FactNames.MigrationTool, FactNames.Traffic, "traffic.requestsPerSecond"]);
    }

    [Fact]
    public void A_source_cannot_reach_what_belongs_to_the_environment() =>
        ServiceVariables.All.Select(v => v.Name).ShouldNotContain(name =>
            name.Contains("arn") || name.Contains("vpc") || name.Contains("subnet") || name.Contains("listener") || name.Contains("image") || name.Contains("hook") || name == "service" || name == "environment");

    [Fact]
    public void Every_default_is_within_its_bounds() =>
        ServiceVariables.All.Where(v => v.Default != "null").ShouldAllBe(v => v.Rule.Allows(JsonNode.Parse(v.Default)!));

    [Fact]
    public void The_published_schema_has_the_same_keys_and_bounds_as_the_reader()
    {
        var schema = JsonNode.Parse(Repository.File("docs/schemas/delightful.schema.json"))!.AsObject();
        Compare(schema, schema, DeclarationKeys.All, "");
    }

    private static void Compare(JsonObject schema, JsonObject node, IReadOnlyCollection<DeclarationKey> keys, string path)
    {
        var properties = node["properties"]!.AsObject();
        properties.Select(p => p.Key).Order().ShouldBe(keys.Select(k => k.Name).Order(), path);
        node["additionalProperties"]!.GetValue<bool>().ShouldBeFalse(path);
        foreach (var key in keys)
        {
            var property = Resolve(schema, properties[key.Name]!.AsObject());
            switch (key)
            {
                case DeclarationKey.Section section:
                    Compare(schema, property, section.Keys, $"{path}/{key.Name}");
                    break;
                case DeclarationKey.PerEnvironment environments:
                    Compare(schema, property["additionalProperties"]!.AsObject(), environments.Keys, $"{path}/{key.Name}/*");
                    break;
                case DeclarationKey.Setting { Rule: ValueRule.Whole rule }:
                    ((int)property["minimum"]!, (int)property["maximum"]!).ShouldBe((rule.Least, rule.Most), $"{path}/{key.Name}");
                    break;
                case DeclarationKey.Setting { Rule: ValueRule.OneOf rule }:
                    property["enum"]!.AsArray().Select(n => (int)n!).ShouldBe(rule.Allowed, $"{path}/{key.Name}");
                    break;
                case DeclarationKey.Setting { Rule: ValueRule.Word rule }:
                    property["enum"]!.AsArray().Select(n => (string)n!).Order().ShouldBe(rule.Words.Order(), $"{path}/{key.Name}");
                    break;
                case DeclarationKey.Setting { Rule: ValueRule.Line }:
                    (property["type"]!.GetValue<string>(), (int)property["maxLength"]!).ShouldBe(("string", ValueRule.Line.Longest), $"{path}/{key.Name}");
                    break;
                case DeclarationKey.Setting { Rule: ValueRule.Command }:
                    (property["type"]!.GetValue<string>(), (int)property["maxLength"]!).ShouldBe(("string", BuildLimits.Command), $"{path}/{key.Name}");
                    break;
                case DeclarationKey.Setting { Rule: ValueRule.Script }:
                    ((string)property["pattern"]!).ShouldBe($"^{BuildLimits.ScriptPattern}$", $"{path}/{key.Name}");
                    break;
                case DeclarationKey.Setting { Rule: ValueRule.Variables }:
                    ((int)property["maxProperties"]!).ShouldBe(ValueRule.Variables.Most, $"{path}/{key.Name}");
                    break;
            }
        }
    }

    private static JsonObject Resolve(JsonObject schema, JsonObject node) =>
        node["$ref"] is { } reference ? schema["$defs"]![((string)reference!).Split('/')[^1]]!.AsObject() : node;

    private static IEnumerable<DeclarationKey.Setting> Settings(IEnumerable<DeclarationKey> keys) => keys.SelectMany(k => k switch
    {
        DeclarationKey.Section s => Settings(s.Keys),
        DeclarationKey.Setting s => [s],
        _ => [],
    });

    private static IEnumerable<(string Name, string? Variable)> Keys(IEnumerable<DeclarationKey> keys, string path) => keys.SelectMany(k => k switch
    {
        DeclarationKey.Section s => Keys(s.Keys, $"{path}{s.Name}."),
        DeclarationKey.Setting s => [($"{path}{s.Name}", s.Variable)],
        _ => Enumerable.Empty<(string, string?)>(),
    });

    private static string Setting(string name, string body) =>
        Regex.Match(body, $@"^  {name}\s*=\s*(?<value>.+?)\s*$", RegexOptions.Multiline) is { Success: true } m ? m.Groups["value"].Value : "none";

    [GeneratedRegex(@"^variable ""(?<name>\w+)"" \{\n(?<body>[\s\S]*?)^\}", RegexOptions.Multiline)]
    private static partial Regex Variable();
}

internal static class DictionaryAssertions
{
    public static string ShouldContainKeyAnd(this IReadOnlyDictionary<string, string> dictionary, string key)
    {
        dictionary.Keys.ShouldContain(key);
        return dictionary[key];
    }
}
