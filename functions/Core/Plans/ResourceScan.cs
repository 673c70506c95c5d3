using System.Text.Json;
using Delightful.Core.Errors;

namespace Delightful.Core.Plans;

/// <summary>
/// What is known of the resource change that is being read: an element of <c>resource_changes</c> begins at depth 2,
/// its fields stand at 3, those of <c>change</c> at 4, the attributes before and after at 5.
/// </summary>
internal sealed class ResourceScan(IPlanWatcher? watcher, KeptChanges kept)
{
    private const int LongestAddress = 4096;
    private const int MostReasons = 8;

    [Flags]
    private enum Field { Other = 0, Address = 1, Mode = 2, Type = 4, Change = 8, Previous = 16 }

    [Flags]
    private enum Part { Other = 0, Actions = 1, Before = 2, After = 4, Unknown = 8, BeforeSensitive = 16, AfterSensitive = 32, ReplacePaths = 64, Importing = 128 }

    private const Part Values = Part.Before | Part.After | Part.Unknown | Part.BeforeSensitive | Part.AfterSensitive;

    private readonly char[] _address = new char[LongestAddress];
    private readonly CapturedValues _captured = new();
    private readonly List<string> _reasons = [];
    private (Field Now, Field Seen) _field;
    private (Part Now, Part Seen) _part;
    private int _addressLength;
    private string _type = "";
    private bool _isTypeKnown;
    private bool _keeps;
    private bool _isFirstOfPath;
    private AttributeNames? _wanted;

    /// <summary>True when the values do not matter: the resource drifted.</summary>
    public bool IsDrift { get; set; }

    public int Deepest { get; private set; }

    public ReadOnlySpan<char> Address => _addressLength == 0 ? "?" : _address.AsSpan(0, _addressLength);

    public string Type => _isTypeKnown ? _type : "?";

    public bool IsData { get; private set; }

    public bool IsImported { get; private set; }

    public bool IsMoved => _field.Seen.HasFlag(Field.Previous);

    public ChangeActions Actions { get; private set; }

    /// <summary>True when it is created before the old one is destroyed.</summary>
    public bool CreatesFirst { get; private set; }

    /// <summary>The attributes that make Terraform replace it.</summary>
    public IReadOnlyList<string> Reasons => _reasons;

    public CapturedValues Captured => _captured;

    public void See(ref Utf8JsonReader reader, int depth)
    {
        if (depth > 4 && IsValue(_part.Now))
        {
            SeeValue(ref reader, depth);
            return;
        }
        switch (depth, reader.TokenType)
        {
            case (2, JsonTokenType.StartObject):
                Begin();
                break;
            case (2, JsonTokenType.EndObject):
                _captured.End();
                break;
            case (3, JsonTokenType.PropertyName):
                Enter(ref reader);
                break;
            case (3, _):
                SeeField(ref reader);
                break;
            case (4, JsonTokenType.PropertyName):
                EnterPart(ref reader);
                break;
            case (4, _) when IsValue(_part.Now):
                SeeWhole(ref reader);
                break;
            case (4, JsonTokenType.StartObject) when _part.Now is Part.Importing:
                IsImported = true;
                break;
            case (5, JsonTokenType.String) when _part.Now is Part.Actions:
                SeeAction(ref reader);
                break;
            case (5, JsonTokenType.StartArray) when _part.Now is Part.ReplacePaths:
                _isFirstOfPath = true;
                break;
            case (6, _) when _part.Now is Part.ReplacePaths && _isFirstOfPath:
                SeeReason(ref reader);
                break;
        }
    }

    private void SeeValue(ref Utf8JsonReader reader, int depth)
    {
        if (depth == 5 && reader.TokenType is JsonTokenType.PropertyName)
        {
            _keeps = _wanted!.Contains(ref reader);
            Deepest = _keeps ? int.MaxValue : 5;
        }
        if (_keeps)
            _captured.Copy(ref reader);
    }

    private void Begin()
    {
        (_field, _part, _addressLength, _isTypeKnown, _wanted) = (default, default, 0, false, null);
        (IsData, IsImported, CreatesFirst, Actions) = (false, false, false, ChangeActions.None);
        _reasons.Clear();
        _captured.Begin();
        Deepest = 3;
    }

    private void Enter(ref Utf8JsonReader reader)
    {
        _field.Now = reader.ValueTextEquals("address"u8) ? Field.Address
            : reader.ValueTextEquals("change"u8) ? Field.Change
            : reader.ValueTextEquals("mode"u8) ? Field.Mode
            : reader.ValueTextEquals("type"u8) ? Field.Type
            : reader.ValueTextEquals("previous_address"u8) ? Field.Previous
            : Field.Other;
        if ((_field.Seen & _field.Now) != 0)
            throw Twice(_field.Now.ToString());
        _field.Seen |= _field.Now;
        Deepest = _field.Now is Field.Change ? 4 : 3;
    }

    private void SeeField(ref Utf8JsonReader reader)
    {
        switch (_field.Now, reader.TokenType)
        {
            case (Field.Address, JsonTokenType.String):
                _addressLength = Copy(ref reader, _address);
                break;
            case (Field.Type, JsonTokenType.String):
                if (!reader.ValueTextEquals(_type))
                    _type = reader.GetString()!;
                _isTypeKnown = true;
                break;
            case (Field.Mode, JsonTokenType.String):
                IsData = reader.ValueTextEquals("data"u8);
                break;
        }
    }

    private static int Copy(ref Utf8JsonReader reader, char[] to)
    {
        if (reader.ValueSpan.Length <= to.Length)
            return reader.CopyString(to);
        var text = reader.GetString()!;
        text.AsSpan(0, Math.Min(text.Length, to.Length)).CopyTo(to);
        return Math.Min(text.Length, to.Length);
    }

    private void EnterPart(ref Utf8JsonReader reader)
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
            throw Twice(_part.Now.ToString());
        _part.Seen |= _part.Now;
        Deepest = _part.Now switch { Part.Actions => 5, Part.ReplacePaths => 6, _ => 4 };
        if (!IsValue(_part.Now))
            return;
        _wanted = Wanted();
        if (_wanted is null)
            _part.Now = Part.Other;
        else
            _captured.Part(reader.ValueSpan);
    }

    private static bool IsValue(Part part) => (part & Values) != 0;

    /// <summary>
    /// What comes in another order than Terraform's is kept whole, so that no order hides anything; and what is replaced,
    /// because for which attributes comes last. What is not to be told one by one is not: a large plan costs no more.
    /// </summary>
    private AttributeNames? Wanted()
    {
        if (IsDrift || IsData)
            return null;
        if (!_isTypeKnown || Actions is ChangeActions.None || Actions.IsReplacement() && (kept.HasRoomFor(isLoss: true) || NewImage.MayBe(_type)))
            return AttributeNames.All;
        var isChanged = Actions is not ChangeActions.NoOp;
        return (_part.Now & (Part.Before | Part.After)) != 0 || isChanged && _part.Now is Part.Unknown ? watcher?.WantedOf(_type, isChanged) : null;
    }

    /// <summary>The value of a part: an object, or true, false or null for all of it.</summary>
    private void SeeWhole(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.StartObject)
            (Deepest, _keeps) = (_wanted!.IsNone ? 4 : 5, false);
        else if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.String or JsonTokenType.Number)
            throw new PlanUnreadableException(ErrorCodes.PlanUnreadable, $"{PlanNames.Address(Address)} has values that are no object in the plan's JSON");
        _captured.Copy(ref reader);
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

    private PlanUnreadableException Twice(string what) =>
        new(ErrorCodes.PlanUnreadable, $"the plan's JSON says {what.ToLowerInvariant()} of {PlanNames.Address(Address)} twice");
}
