using System.Text.Json.Serialization;

namespace Delightful.Core.Events;

/// <summary>The event "Unlock Requested", sent by a person or the command line.</summary>
public sealed record UnlockRequested
{
    /// <summary>The event's detail-type.</summary>
    public const string DetailType = "Unlock Requested";

    /// <summary>The service.</summary>
    public string? Service { get; init; }

    /// <summary>The environment.</summary>
    public string? Environment { get; init; }

    /// <summary>The deployment that is to be given up. One that has ended by then is left as it is, and so is the next one.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>Why it is given up.</summary>
    public string? Reason { get; init; }

    /// <summary>Who asks, for people. Proven only when <see cref="By"/> is believed.</summary>
    public string? RequestedBy { get; init; }

    /// <summary>Who asks, as one of our functions or AWS has proven it; as it is sent, with the proof. Null when there is none.</summary>
    public By? By { get; init; }

    /// <summary>The id of the request: the same one again changes nothing. The event's own id when null.</summary>
    public string? RequestId { get; init; }

    /// <summary>True to give it up even when nobody can tell whether its work is over. Work that runs is never given up.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Sure { get; init; }
}
