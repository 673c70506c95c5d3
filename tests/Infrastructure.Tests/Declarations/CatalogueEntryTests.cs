using Delightful.Core.Services;
using Delightful.Core.Slots;
using Delightful.Infrastructure.Tests.Events;

namespace Delightful.Infrastructure.Tests.Declarations;

/// <summary>The example of a service's entry in the catalogue, which a person copies and puts into the registry.</summary>
public sealed class CatalogueEntryTests
{
    static readonly CatalogueEntry Read = CatalogueEntry.Read(File.ReadAllText(Path.Combine(EventFiles.Root, "infrastructure", "catalogue", "web-app.json")));

    static ServiceDefinition Entry => Read.Service!;

    [Fact]
    public void It_is_one_that_can_be_used() => Read.Faults.ShouldBeEmpty();

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
}
