using System.Collections.Immutable;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Events;

namespace Delightful.Core.Analysis;

/// <summary>Everything that an analysis found out, as it is kept in the artifact bucket for people and for other tools.</summary>
public sealed record AnalysisReport
{
    /// <summary>The deployment that asked.</summary>
    public required string DeploymentId { get; init; }

    /// <summary>The service.</summary>
    public required string Service { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The image tag.</summary>
    public required string Tag { get; init; }

    /// <summary>The folder of the service in the source; empty for the top.</summary>
    public required string Folder { get; init; }

    /// <summary>The folders of all programs of the source.</summary>
    public required ImmutableArray<string> Services { get; init; }

    /// <summary>What is known, with evidence.</summary>
    public required ImmutableArray<Fact> Facts { get; init; }

    /// <summary>Proposals for people.</summary>
    public required ImmutableArray<Recommendation> Recommendations { get; init; }

    /// <summary>How long it took.</summary>
    public required double DurationMilliseconds { get; init; }

    /// <summary>About what that cost.</summary>
    public required decimal Dollars { get; init; }

    /// <summary>The report of a result.</summary>
    public static AnalysisReport Of(AnalysisResult result, AnalysisRequested request, TimeSpan took, decimal dollars) => new()
    {
        DeploymentId = request.DeploymentId,
        Service = request.Service,
        Environment = request.Environment,
        Tag = request.Tag,
        Folder = result.Folder,
        Services = result.Services,
        Facts = result.Facts,
        Recommendations = result.Recommendations,
        DurationMilliseconds = Math.Round(took.TotalMilliseconds, 1),
        Dollars = dollars,
    };
}
