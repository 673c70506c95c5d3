using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Delightful.Core.Analysis;
using Delightful.Core.Analysis.LanguageModel;

namespace Delightful.Core.Events;

/// <summary>Our event "Analysis Completed".</summary>
public sealed record AnalysisCompleted
{
    /// <summary>The event's detail-type.</summary>
    public const string DetailType = "Analysis Completed";

    /// <summary>The deployment that asked.</summary>
    public required string DeploymentId { get; init; }

    /// <summary>The id that joins everything of this request.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>The service.</summary>
    public required string Service { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>False when the source or its settings cannot be used; <see cref="Error"/> says why.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>The generated variables' key in the artifact bucket.</summary>
    public string? VariablesKey { get; init; }

    /// <summary>True when the declaration says how a database is migrated: then the apply has to. Written only when it is so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool WantsMigration { get; init; }

    /// <summary>True when the variables say how a release is tested. Written only when it is so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool WantsTests { get; init; }

    /// <summary>The hash of the generated variables.</summary>
    public string? VariablesSha256 { get; init; }

    /// <summary>The key in the artifact bucket of everything that was found out, with its evidence.</summary>
    public string? ReportKey { get; init; }

    /// <summary>Keys in the artifact bucket of Terraform modules that are proposed for review.</summary>
    public ImmutableArray<string> SampleKeys { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Proposals for people.</summary>
    public ImmutableArray<Recommendation> Recommendations { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What is wrong; null when it succeeded.</summary>
    public InputError? Error { get; init; }

    /// <summary>How long it took.</summary>
    public double DurationMilliseconds { get; init; }

    /// <summary>About what that time cost, in dollars; null when the analyzer does not know.</summary>
    public decimal? Dollars { get; init; }

    /// <summary>What came of asking a language model; null when nobody wanted it asked.</summary>
    public ModelUse? LanguageModel { get; init; }
}
