namespace Delightful.Core.Deployments;

/// <summary>How a deployment ended. Every accepted request ends in exactly one of these.</summary>
public enum Outcome
{
    /// <summary>Verified good; it is the slot's current release.</summary>
    Released,

    /// <summary>It ran or was about to, and the release before it serves again.</summary>
    RolledBack,

    /// <summary>It could not be carried out; the sentence says what stopped it.</summary>
    Failed,

    /// <summary>It was not allowed to start: held, or without a verified target.</summary>
    Rejected,

    /// <summary>Nobody answered in time.</summary>
    Expired,

    /// <summary>A newer push took its place before it started.</summary>
    Superseded,

    /// <summary>A person or a rollback ended it before traffic moved.</summary>
    Cancelled,
}
