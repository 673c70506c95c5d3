using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Delightful.Core;
using Delightful.Core.Services;
using Delightful.Core.Slots;
using Delightful.Infrastructure.Tests.Events;

namespace Delightful.Infrastructure.Tests.Declarations;

/// <summary>The example of a service's entry in the catalogue, which a person copies and puts into the registry.</summary>
public sealed class CatalogueEntryTests
{
    static readonly string Folder = Path.Combine(EventFiles.Root, "infrastructure", "catalogue");

    static readonly string Text = File.ReadAllText(Path.Combine(Folder, "web-app.json"));

    static readonly ServiceDefinition Entry = JsonSerializer.Deserialize(Text, CoreJson.Default.ServiceDefinition)!;

    /// <summary>A field that is not known is passed over, so one with a mistake would say nothing.</summary>
    [Fact]
    public void Every_field_of_it_is_one_that_the_pipeline_reads() =>
        Unread(JsonNode.Parse(Text)!, JsonSerializer.SerializeToNode(Entry, CoreJson.Default.ServiceDefinition)!, "entry").ShouldBeEmpty();

    [Fact]
    public void It_leads_through_the_environments_that_there_are_to_a_production_that_is_asked_about()
    {
        Entry.Environments.Select(e => e.Name).ShouldBe(["dev", "staging", "prod"]);
        foreach (var environment in Entry.Environments)
        {
            Directory.Exists(Path.Combine(EventFiles.Root, "infrastructure", "environments", environment.Name)).ShouldBeTrue(environment.Name);
            SlotKey.FaultOf(Entry.Service, environment.Name).ShouldBeNull();
        }
        Entry.Environments.Select(e => (e.EffectiveAutomatic, e.Production)).ShouldBe([(true, false), (false, false), (false, true)]);
        Entry.Environments[2].Approvals.Approvers.ShouldNotBeEmpty();
        Entry.Environments[2].Approvals.NotTheAuthor.ShouldBeTrue();
    }

    [Fact]
    public async Task It_becomes_the_item_that_the_registry_reads()
    {
        var item = JsonNode.Parse(await ItemAsync())!.AsObject();
        string Of(string attribute) => item[attribute]!["S"]!.GetValue<string>();

        item.Count.ShouldBe(4);
        (Of("pk"), Of("sk"), Of("lookup")).ShouldBe(("REPOSITORY#web-app", "SERVICE", "SERVICE"));
        JsonNode.DeepEquals(JsonNode.Parse(Of("document")), JsonNode.Parse(Text)).ShouldBeTrue();
    }

    static async Task<string> ItemAsync()
    {
        var start = new ProcessStartInfo("jq", ["-f", "item.jq", "web-app.json"]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        (process.ExitCode, await error).ShouldBe((0, ""));
        return output;
    }

    /// <summary>The fields of a document that are missing when it was read and written again.</summary>
    static IEnumerable<string> Unread(JsonNode? written, JsonNode? read, string where) => (written, read) switch
    {
        (JsonObject fields, JsonObject known) => fields.SelectMany(field => known.ContainsKey(field.Key) ? Unread(field.Value, known[field.Key], $"{where}.{field.Key}") : [$"{where}.{field.Key}"]),
        (JsonArray items, JsonArray known) => items.SelectMany((item, at) => Unread(item, known[at], $"{where}[{at}]")),
        _ => [],
    };
}
