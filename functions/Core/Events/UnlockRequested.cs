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

    /// <summary>Who asks. Not proven.</summary>
    public string? RequestedBy { get; init; }

    /// <summary>True to give it up even when nobody can tell whether its work is over. Work that runs is never given up.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Sure { get; init; }
}
