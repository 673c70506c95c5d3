using System.Collections.Immutable;

namespace Delightful.Core.Gate;

/// <summary>
/// Who may answer what a deployment asks for in an environment, and until when. What has a default can be set, because a
/// generated JSON reader gives every init-only property a value, and a field that is left out must keep its default.
/// </summary>
public sealed record ApprovalSettings
{
    /// <summary>Who may answer; when empty, everybody who has proven who they are.</summary>
    public ImmutableArray<Approver> Approvers { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>True when nobody approves their own change or promotion.</summary>
    public bool NotTheAuthor { get; set; }

    /// <summary>True when an answer counts though anybody may have sent it. Whoever may put events on the bus can approve then.</summary>
    public bool TakesUnproven { get; set; }

    /// <summary>How long an answer is waited for. Without one the deployment expires.</summary>
    public TimeSpan ExpiresAfter { get; set; } = TimeSpan.FromHours(24);
}
