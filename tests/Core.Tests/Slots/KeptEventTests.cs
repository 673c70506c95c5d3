using System.Collections.Immutable;
using System.Text.Json;
using Delightful.Core.Analysis;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;
using Delightful.Core.Verification;

namespace Delightful.Core.Tests.Slots;

/// <summary>No event is kept with what looks like a secret. None of these was ever one.</summary>
public class KeptEventTests
{
    private const string Canary = "c4n4ryc4n4ryc4n4ryc4n4ryc4n4ryc4n4ry";
    private const string Leak = $"the database says: password={Canary}";

    /// <summary>What is compared, looked up or counted, and holds no words of anybody outside.</summary>
    private static readonly string[] Names =
    [
        "Action", "Alarm", "Authors", "BuildId", "By", "Command", "Commit", "Confirmation", "DeploymentId", "Digest", "DigestNow", "Driver", "EventId", "From", "HookId", "Link",
        "Missing", "Raised", "RequestId", "RequestedBy", "RolloutId", "Tag", "ToTag", "Token", "VariablesKey",
    ];

    private static readonly SmokeReport Report = new(false, Leak, [new SmokeCheck("/health", false, Leak, 1)], 1);

    private static readonly ImmutableArray<SlotEvent> WithWords =
    [
        new SlotEvent.AnalysisCompleted("d", false, null, [new Recommendation(Leak, Leak)], Leak),
        new SlotEvent.BuildChanged("c", "b", WorkStatus.Failed, Catalogue.Exports(("FAILURE", Leak), ("INTEGRATION", Leak), ("LOAD", Leak)), Detail: Leak),
        new SlotEvent.RolloutChanged("c", "r", WorkStatus.Failed, Leak),
        new SlotEvent.GreenTested("c", "h", Report),
        new SlotEvent.SmokeTested("c", "h", Report),
        new SlotEvent.RunningConfirmed("c", false, Leak),
        new SlotEvent.AlarmRaised("a", Leak),
        new SlotEvent.ApprovalDecided("r", "d", false, "t", Catalogue.Ada, Leak, null, []),
        new SlotEvent.RollbackRequested("r", null, Leak, "ada"),
        new SlotEvent.HoldLiftRequested(Leak, "ada"),
        new SlotEvent.UnlockRequested("r", "d", Leak, "ada", null, null),
        new SlotEvent.PromotionRequested("r", Catalogue.Service(), "dev", new Release("d", "v1", "sha256:0", default, new RolloutTarget { Driver = "codedeploy", TaskDefinition = "t", DriverSettings = "{}" }, null, default), Leak, Catalogue.Ada),
        new SlotEvent.StateLockChecked("c", false, Leak),
        new SlotEvent.CommandFailed("c", Leak),
    ];

    [Fact]
    public void Words_from_outside_are_kept_without_a_secret()
    {
        foreach (var happened in WithWords)
        {
            var kept = JsonSerializer.Serialize(KeptEvent.Of(happened), CoreJson.Default.SlotEvent);
            kept.ShouldNotContain("c4n4ry", Case.Insensitive, happened.GetType().Name);
            kept.ShouldContain("the database says: password=(hidden)");
        }
    }

    [Fact]
    public void What_is_kept_already_stays_as_it_is()
    {
        foreach (var happened in WithWords.Select(KeptEvent.Of))
            JsonSerializer.Serialize(KeptEvent.Of(happened), CoreJson.Default.SlotEvent).ShouldBe(JsonSerializer.Serialize(happened, CoreJson.Default.SlotEvent));
    }

    [Fact]
    public void What_a_build_exports_for_the_pipeline_is_not_touched()
    {
        var exported = Catalogue.RolloutOf(Catalogue.Digest("v1")).Add("PLAN_KEY", "deployments/v1/plan.tfplan");
        KeptEvent.Of(new SlotEvent.BuildChanged("c", "b", WorkStatus.Succeeded, exported)).ShouldBeOfType<SlotEvent.BuildChanged>().Exported.ShouldBe(exported);
    }

    /// <summary>A text of a new event is either a name or words, and somebody has to say which.</summary>
    [Fact]
    public void Every_text_of_every_event_is_a_name_or_is_kept_without_a_secret()
    {
        var withWords = WithWords.Select(happened => happened.GetType()).ToHashSet();
        typeof(SlotEvent).GetNestedTypes()
            .Where(type => !withWords.Contains(type))
            .SelectMany(type => type.GetProperties().Where(p => p.PropertyType == typeof(string)).Select(p => (type.Name, Text: p.Name)))
            .Where(text => !Names.Contains(text.Text)).ShouldBeEmpty();
    }
}
