using System.Collections.Immutable;

namespace Delightful.Core.Measures;

/// <summary>Every metric of the pipeline, in the namespace <c>Delightful</c>. docs/monitoring.md says what each means.</summary>
public static class MetricNames
{
    /// <summary>The namespace in CloudWatch.</summary>
    public const string Namespace = "Delightful";

    /// <summary>Deployments that ended; by <see cref="Outcome"/>.</summary>
    public const string Deployments = "Deployments";

    /// <summary>0 for a deployment that was released, 1 for one that failed or was rolled back: the average is the failure rate.</summary>
    public const string DeploymentFailed = "DeploymentFailed";

    /// <summary>Seconds that the pipeline worked for a deployment: without waiting, approval, bake and tests.</summary>
    public const string PipelineSeconds = "PipelineSeconds";

    /// <summary>Seconds in a stage; by <see cref="Stage"/>.</summary>
    public const string StageSeconds = "StageSeconds";

    /// <summary>Deployments that had to wait because another one had the slot.</summary>
    public const string Waits = "Waits";

    /// <summary>Writes of a slot that another writer was faster with.</summary>
    public const string WriteConflicts = "WriteConflicts";

    /// <summary>Deployments of which nothing was heard for too long.</summary>
    public const string Stalls = "Stalls";

    /// <summary>Events of AWS that were lost and replaced by asking.</summary>
    public const string LostEvents = "LostEvents";

    /// <summary>Commands that failed and stay in the outbox, to be run again.</summary>
    public const string CommandFailures = "CommandFailures";

    /// <summary>Times that people could not be told; by <see cref="Lane"/>.</summary>
    public const string DeliveryFailures = "DeliveryFailures";

    /// <summary>Dollars that asking a language model cost.</summary>
    public const string LanguageModelDollars = "LanguageModelDollars";

    /// <summary>The dimension with the words of <see cref="Core.Deployments.Outcome"/>.</summary>
    public const string Outcome = "Outcome";

    /// <summary>The dimension with the names of <see cref="Core.Deployments.Stage"/>.</summary>
    public const string Stage = "Stage";

    /// <summary>The dimension with the lanes on which people are told.</summary>
    public const string Lane = "Lane";

    /// <summary>All of them, each with its unit and the dimension that it is told by; null for none.</summary>
    public static ImmutableArray<(string Name, string Unit, string? By)> All { get; } =
    [
        (Deployments, "Count", Outcome),
        (DeploymentFailed, "None", null),
        (PipelineSeconds, "Seconds", null),
        (StageSeconds, "Seconds", Stage),
        (Waits, "Count", null),
        (WriteConflicts, "Count", null),
        (Stalls, "Count", null),
        (LostEvents, "Count", null),
        (CommandFailures, "Count", null),
        (DeliveryFailures, "Count", Lane),
        (LanguageModelDollars, "None", null),
    ];
}
