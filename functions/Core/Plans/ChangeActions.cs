using System.Text.Json;

namespace Delightful.Core.Plans;

/// <summary>What Terraform says it does with one resource: the set of the words in <c>change.actions</c>.</summary>
[Flags]
internal enum ChangeActions
{
    None = 0,
    NoOp = 1,
    Create = 2,
    Read = 4,
    Update = 8,
    Delete = 16,
    Forget = 32,
    Unknown = 64,
}

internal static class ChangeActionsReading
{
    /// <summary>The action that a JSON string names.</summary>
    public static ChangeActions ReadAction(ref this Utf8JsonReader reader) =>
        reader.ValueTextEquals("no-op"u8) ? ChangeActions.NoOp
        : reader.ValueTextEquals("create"u8) ? ChangeActions.Create
        : reader.ValueTextEquals("read"u8) ? ChangeActions.Read
        : reader.ValueTextEquals("update"u8) ? ChangeActions.Update
        : reader.ValueTextEquals("delete"u8) ? ChangeActions.Delete
        : reader.ValueTextEquals("forget"u8) ? ChangeActions.Forget
        : ChangeActions.Unknown;

    /// <summary>True when the old one goes and a new one comes, in either order.</summary>
    public static bool IsReplacement(this ChangeActions actions) =>
        actions is (ChangeActions.Create | ChangeActions.Delete) or (ChangeActions.Create | ChangeActions.Forget);

    /// <summary>The kind of change; null when nothing changes. False for a set of words that is not known.</summary>
    public static bool TryGetKind(this ChangeActions actions, out ChangeKind? kind)
    {
        kind = actions switch
        {
            ChangeActions.Create => ChangeKind.Create,
            ChangeActions.Update => ChangeKind.Update,
            ChangeActions.Delete => ChangeKind.Delete,
            ChangeActions.Forget => ChangeKind.Forget,
            ChangeActions.Create | ChangeActions.Delete or ChangeActions.Create | ChangeActions.Forget => ChangeKind.Replace,
            _ => null,
        };
        return kind is not null || actions is ChangeActions.NoOp or ChangeActions.Read;
    }
}
