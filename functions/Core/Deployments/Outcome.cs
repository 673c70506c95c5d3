using System.Text.Json.Serialization;

namespace Delightful.Core.Deployments;

/// <summary>How a deployment ended. Every accepted request ends in exactly one of these.</summary>
public enum Outcome
{
    /// <summary>Verified good; it is the slot's current release.</summary>
    [JsonStringEnumMemberName("released")]
    Released,

    /// <summary>It ran or was about to, and the release before it serves again.</summary>
    [JsonStringEnumMemberName("rolledBack")]
    RolledBack,

    /// <summary>It could not be carried out; the sentence says what stopped it.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>It was not allowed to start: held, or without a verified target.</summary>
    [JsonStringEnumMemberName("rejected")]
    Rejected,

    /// <summary>Nobody answered in time.</summary>
    [JsonStringEnumMemberName("expired")]
    Expired,

    /// <summary>A newer push took its place before it started.</summary>
    [JsonStringEnumMemberName("superseded")]
    Superseded,

    /// <summary>A person or a rollback ended it before traffic moved.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}
