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

    /// <summary>It was not allowed: held, without a verified target, denied by a policy, or rejected by a person.</summary>
    [JsonStringEnumMemberName("rejected")]
    Rejected,

    /// <summary>Nobody answered in time.</summary>
    [JsonStringEnumMemberName("expired")]
    Expired,

    /// <summary>A newer push took its place before it started.</summary>
    [JsonStringEnumMemberName("superseded")]
    Superseded,

    /// <summary>It was a preview: what it would change is known, and nothing was applied.</summary>
    [JsonStringEnumMemberName("previewed")]
    Previewed,

    /// <summary>A person or a rollback ended it before traffic moved.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}
