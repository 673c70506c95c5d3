using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Delightful.Core;
using Delightful.Core.Deployments;
using Delightful.Core.Events;

namespace Delightful.Infrastructure.Tests.Events;

public class WrittenEventTests
{
    public static TheoryData<DeploymentKind> Kinds => [.. Enum.GetValues<DeploymentKind>()];
    public static TheoryData<Outcome> Outcomes => [.. Enum.GetValues<Outcome>()];

    [Theory, MemberData(nameof(Kinds))]
    public void A_change_of_each_kind_is_valid_as_the_chain_writes_it(DeploymentKind kind) =>
        Faults("deployment-changed", Changed() with { Kind = kind }, CoreJson.Default.DeploymentChanged).ShouldBeEmpty();

    [Theory, MemberData(nameof(Outcomes))]
    public void An_end_with_each_outcome_is_valid_as_the_chain_writes_it(Outcome outcome) =>
        Faults("deployment-changed", Changed() with { Stage = "ended", Outcome = outcome }, CoreJson.Default.DeploymentChanged).ShouldBeEmpty();

    [Fact]
    public void Only_a_stall_says_that_it_is_one()
    {
        JsonSerializer.SerializeToNode(Changed(), CoreJson.Default.DeploymentChanged)!.AsObject().ContainsKey("stalled").ShouldBeFalse();
        Faults("deployment-changed", Changed() with { Stalled = true }, CoreJson.Default.DeploymentChanged).ShouldBeEmpty();
    }

    [Fact]
    public void Only_where_a_language_model_is_wanted_the_analyzer_is_told()
    {
        var plain = EventFiles.Sample("analysis-requested")["detail"].Deserialize(CoreJson.Default.AnalysisRequested)!;

        JsonSerializer.SerializeToNode(plain, CoreJson.Default.AnalysisRequested)!.AsObject().ContainsKey("languageModel").ShouldBeFalse();
        Faults("analysis-requested", plain with { LanguageModel = true }, CoreJson.Default.AnalysisRequested).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("analysis-requested")]
    [InlineData("analysis-completed")]
    [InlineData("analysis-completed-with-error")]
    [InlineData("analysis-completed-with-language-model")]
    [InlineData("deployment-changed")]
    [InlineData("deployment-changed-ended")]
    [InlineData("deployment-changed-stalled")]
    [InlineData("request-refused")]
    [InlineData("rollback-requested")]
    [InlineData("hold-lift-requested")]
    [InlineData("unlock-requested")]
    [InlineData("approval-requested")]
    [InlineData("rollback-requested-by-answer")]
    [InlineData("hold-lift-requested-by-answer")]
    [InlineData("unlock-requested-by-answer")]
    [InlineData("approval-decided")]
    [InlineData("approval-decided-by-event")]
    [InlineData("promotion-requested")]
    public void A_sample_comes_back_the_same_after_the_chain_has_read_and_written_it(string name)
    {
        var sample = EventFiles.Sample(name);
        JsonTypeInfo type = EventFiles.DetailType(sample) switch
        {
            AnalysisRequested.DetailType => CoreJson.Default.AnalysisRequested,
            AnalysisCompleted.DetailType => CoreJson.Default.AnalysisCompletedDetail,
            DeploymentChanged.DetailType => CoreJson.Default.DeploymentChanged,
            RequestRefused.DetailType => CoreJson.Default.RequestRefused,
            RollbackRequested.DetailType => CoreJson.Default.RollbackRequestedDetail,
            UnlockRequested.DetailType => CoreJson.Default.UnlockRequestedDetail,
            ApprovalRequested.DetailType => CoreJson.Default.ApprovalRequested,
            ApprovalDecided.DetailType => CoreJson.Default.ApprovalDecidedDetail,
            PromotionRequested.DetailType => CoreJson.Default.PromotionRequestedDetail,
            _ => CoreJson.Default.HoldLiftRequestedDetail,
        };

        var written = JsonSerializer.SerializeToNode(sample["detail"].Deserialize(type), type);

        JsonNode.DeepEquals(written, sample["detail"]).ShouldBeTrue(written!.ToJsonString());
    }

    static DeploymentChanged Changed() => new()
    {
        DeploymentId = "20260302T090513Z-9be04c71",
        CorrelationId = "9be04c71d25a83f6e1470bc9385d2fa6",
        Service = "web-app",
        Environment = "dev",
        Tag = "1.0.0",
        Digest = $"sha256:{new string('a', 64)}",
        Kind = DeploymentKind.Push,
        Stage = "plan",
        Sentence = "the plan is being made",
    };

    static IReadOnlyList<string> Faults<T>(string schema, T value, JsonTypeInfo<T> type) =>
        EventFiles.Faults(schema, JsonSerializer.SerializeToNode(value, type)!);
}
