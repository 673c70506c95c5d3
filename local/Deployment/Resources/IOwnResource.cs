using System.Text.Json.Nodes;

namespace Delightful.Local.Deployment.Resources;

/// <summary>Makes a type of CloudFormation resource that moto's CloudFormation lacks, or would make wrongly.</summary>
interface IOwnResource
{
    string Type { get; }

    /// <summary>Makes it from properties without references.</summary>
    Task CreateAsync(JsonObject properties, CancellationToken ct);
}
