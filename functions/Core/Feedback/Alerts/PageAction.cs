using System.Text.Json.Serialization;

namespace Delightful.Core.Feedback.Alerts;

/// <summary>What is done with the incident of a slot; there is one at most, whatever went wrong.</summary>
public enum PageAction
{
    /// <summary>Somebody is called.</summary>
    [JsonStringEnumMemberName("trigger")]
    Trigger,

    /// <summary>Somebody is at it: nobody else need be called.</summary>
    [JsonStringEnumMemberName("acknowledge")]
    Acknowledge,

    /// <summary>It is over.</summary>
    [JsonStringEnumMemberName("resolve")]
    Resolve,
}

/// <summary>The incident that is open for a slot.</summary>
/// <param name="DeploymentId">The deployment that it is about.</param>
/// <param name="IsStall">True when that only stood still; false when it failed.</param>
/// <param name="IsAcknowledged">True once somebody is at it.</param>
public sealed record OpenIncident(string DeploymentId, bool IsStall, bool IsAcknowledged = false);
