using System.Text.Json;

namespace Delightful.Core.Plans;

/// <summary>
/// What is known of the <c>change</c> of a resource: its parts stand at depth 4, the attributes before and after at 5. Of
/// those only what somebody wants is kept.
/// </summary>
internal sealed class ChangeScan(IPlanWatcher? watcher, KeptChanges kept)
{
    private const int MostReasons = 8;

    [Flags]
    private enum Part { Other = 0, Actions = 1, Before = 2, After = 4, Unknown = 8, BeforeSensitive = 16, AfterSensitive = 32, ReplacePaths = 64, Importing = 128 }

    private const Part Values = Part.Before | Part.After | Part.Unknown | Part.BeforeSensitive | Part.AfterSensitive;

    private readonly List<string> _reasons = [];
    private (Part Now, Part Seen) _part;
    private bool _keeps;
    private bool _isFirstOfPath;
    private AttributeNames? _wanted;

    public int Deepest { get; private set; } = 4;

    /// <summary>True when of what stands deepest only the names matter.</summary>
    public bool IsNamesOnly => !_keeps && Deepest == 5 && IsValue(_part.Now);

    public ChangeActions Actions { get; private set; }

    public bool IsImported { get; private set; }

    /// <summary>True when it is created before the old one is destroyed.</summary>
    public bool CreatesFirst { get; private set; }

    /// <summary>The attributes that make Terraform replace it.</summary>
    public IReadOnlyList<string> Reasons => _reasons;

    public CapturedValues Captured { get; } = new();

    public void Begin()
    {
        (_part, _wanted, IsImported, CreatesFirst, Actions, Deepest, _keeps) = (default, null, false, false, ChangeActions.None, 4, false);
        _reasons.Clear();
        Captured.Begin();
    }

    public void End() => Captured.End();

    /// <summary>Takes a token; false when it says what cannot be.</summary>
    /// <param name="reader">Where it stands.</param>
    /// <param name="depth">How deep.</param>
    /// <param name="type">The resource's type; null while it is not known.</param>
    /// <param name="isLookedAt">True when its values matter.</param>
    public bool See(ref Utf8JsonReader reader, int depth, string? type, bool isLookedAt)
    {
        switch (depth, reader.TokenType)
        {
            case (4, JsonTokenType.PropertyName):
                return Enter(ref reader, type, isLookedAt);
            case (4, _) when IsValue(_part.Now):
                return SeeWhole(ref reader);
            case (4, JsonTokenType.StartObject) when _part.Now is Part.Importing:
                IsImported = true;
                return true;
            case (5, JsonTokenType.String) when _part.Now is Part.Actions:
                SeeAction(ref reader);
                return true;
            case (5, JsonTokenType.StartArray) when _part.Now is Part.ReplacePaths:
                _isFirstOfPath = true;
                return true;
            case (6, _) when _part.Now is Part.ReplacePaths && _isFirstOfPath:
                SeeReason(ref reader);
                return true;
            default:
                return true;
        }
    }

    private bool Enter(ref Utf8JsonReader reader, string? type, bool isLookedAt)
    {
        _part.Now = reader.ValueTextEquals("actions"u8) ? Part.Actions
            : reader.ValueTextEquals("before"u8) ? Part.Before
            : reader.ValueTextEquals("after"u8) ? Part.After
            : reader.ValueTextEquals("after_unknown"u8) ? Part.Unknown
            : reader.ValueTextEquals("before_sensitive"u8) ? Part.BeforeSensitive
            : reader.ValueTextEquals("after_sensitive"u8) ? Part.AfterSensitive
            : reader.ValueTextEquals("replace_paths"u8) ? Part.ReplacePaths
            : reader.ValueTextEquals("importing"u8) ? Part.Importing
            : Part.Other;
        if ((_part.Seen & _part.Now) != 0)
            return false;
        _part.Seen |= _part.Now;
        Deepest = _part.Now switch { Part.Actions => 5, Part.ReplacePaths => 6, _ => 4 };
        if (!IsValue(_part.Now))
            return true;
        _wanted = isLookedAt ? Wanted(type) : null;
        if (_wanted is null)
            _part.Now = Part.Other;
        else
            Captured.Part(reader.ValueSpan);
        return true;
    }

    private static bool IsValue(Part part) => (part & Values) != 0;

    /// <summary>
    /// What comes in another order than Terraform's is kept whole, so that no order hides anything; and what is replaced,
    /// because for which attributes comes last. What is not to be told one by one is not: a large plan costs no more.
    /// </summary>
    private AttributeNames? Wanted(string? type)
    {
        if (type is null || Actions is ChangeActions.None || Actions.IsReplacement() && (kept.HasRoomFor(isLoss: true) || NewImage.MayBe(type)))
            return AttributeNames.All;
        var isChanged = Actions is not ChangeActions.NoOp;
        return (_part.Now & (Part.Before | Part.After)) != 0 || isChanged && _part.Now is Part.Unknown ? watcher?.WantedOf(type, isChanged) : null;
    }

    /// <summary>The value of a part: an object, or true, false or null for all of it.</summary>
    private bool SeeWhole(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.String or JsonTokenType.Number)
            return false;
        if (reader.TokenType is JsonTokenType.StartObject)
            (Deepest, _keeps) = (_wanted!.IsNone ? 4 : 5, false);
        Captured.Copy(ref reader);
        return true;
    }

    /// <summary>Takes what stands below a part that is kept; false when it is something else.</summary>
    public bool TrySeeValue(ref Utf8JsonReader reader, int depth)
    {
        if (depth < 5 || !IsValue(_part.Now))
            return false;
        if (depth == 5 && reader.TokenType is JsonTokenType.PropertyName)
        {
            _keeps = _wanted!.Contains(ref reader);
            Deepest = _keeps ? int.MaxValue : 5;
        }
        if (_keeps)
            Captured.Copy(ref reader);
        return true;
    }

    private void SeeAction(ref Utf8JsonReader reader)
    {
        var action = reader.ReadAction();
        CreatesFirst |= action is ChangeActions.Create && Actions is ChangeActions.None;
        Actions |= action;
    }

    private void SeeReason(ref Utf8JsonReader reader)
    {
        _isFirstOfPath = false;
        var reason = reader.TokenType is JsonTokenType.String ? reader.GetString()! : "?";
        if (_reasons.Count < MostReasons && !_reasons.Contains(reason))
            _reasons.Add(reason);
    }
}
