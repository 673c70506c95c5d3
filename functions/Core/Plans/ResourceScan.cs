using System.Text.Json;
using Delightful.Core.Errors;

namespace Delightful.Core.Plans;

/// <summary>
/// What is known of the resource change that is being read: an element of <c>resource_changes</c> begins at depth 2,
/// its fields stand at 3, what <see cref="ChangeScan"/> reads below.
/// </summary>
internal sealed class ResourceScan(IPlanWatcher? watcher, KeptChanges kept)
{
    private const int LongestAddress = 4096;

    [Flags]
    private enum Field { Other = 0, Address = 1, Mode = 2, Type = 4, Change = 8, Previous = 16 }

    private readonly char[] _address = new char[LongestAddress];
    private readonly ChangeScan _change = new(watcher, kept);
    private (Field Now, Field Seen) _field;
    private int _addressLength;
    private string _type = "";
    private bool _isTypeKnown;

    /// <summary>True when the values do not matter: the resource drifted.</summary>
    public bool IsDrift { get; set; }

    public int Deepest => _field.Now is Field.Change ? _change.Deepest : 3;

    public bool IsNamesOnly => _field.Now is Field.Change ? _change.IsNamesOnly : _field.Now is Field.Other or Field.Previous;

    public ReadOnlySpan<char> Address => _addressLength == 0 ? "?" : _address.AsSpan(0, _addressLength);

    public string Type => _isTypeKnown ? _type : "?";

    public bool IsData { get; private set; }

    public bool IsMoved => _field.Seen.HasFlag(Field.Previous);

    public ChangeScan Change => _change;

    /// <exception cref="PlanUnreadableException">It says something twice, or has values that are none.</exception>
    public void See(ref Utf8JsonReader reader, int depth)
    {
        if (depth > 3)
        {
            if (_field.Now is not Field.Change)
                return;
            if (!_change.See(ref reader, depth, _isTypeKnown ? _type : null, !IsDrift && !IsData))
                throw new PlanUnreadableException(ErrorCodes.PlanUnreadable, $"the plan's JSON says something of {PlanNames.Address(Address)} twice, or as values that are no object");
            return;
        }
        switch (depth, reader.TokenType)
        {
            case (2, JsonTokenType.StartObject):
                Begin();
                break;
            case (2, JsonTokenType.EndObject):
                _change.End();
                break;
            case (3, JsonTokenType.PropertyName):
                Enter(ref reader);
                break;
            case (3, JsonTokenType.String):
                SeeField(ref reader);
                break;
        }
    }

    private void Begin()
    {
        (_field, _addressLength, _isTypeKnown, IsData) = (default, 0, false, false);
        _change.Begin();
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
            throw new PlanUnreadableException(ErrorCodes.PlanUnreadable, $"the plan's JSON says {_field.Now.ToString().ToLowerInvariant()} of {PlanNames.Address(Address)} twice");
        _field.Seen |= _field.Now;
    }

    private void SeeField(ref Utf8JsonReader reader)
    {
        switch (_field.Now)
        {
            case Field.Address:
                _addressLength = Copy(ref reader, _address);
                break;
            case Field.Type:
                if (!reader.ValueTextEquals(_type))
                    _type = reader.GetString()!;
                _isTypeKnown = true;
                break;
            case Field.Mode:
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
}
