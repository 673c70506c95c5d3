using System.Text.Json.Nodes;

namespace Delightful.Local;

/// <summary>Puts an AWS service event on the default bus, as the service itself would.</summary>
public interface IEventEmitter
{
    /// <summary>Fills id, account, region, time and version; returns once the event is routed, not once it is handled.</summary>
    Task EmitAsync(string source, string detailType, IReadOnlyList<string> resources, JsonObject detail, CancellationToken ct);
}
