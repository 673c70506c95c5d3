using System.Text.Json;
using Delightful.Core.Errors;

namespace Delightful.Core.Plans;

/// <summary>
/// Follows the tokens of a plan and keeps what counts. It descends only into the two lists of resources; all other
/// sections go by unread. Where a token stands is told by its depth alone.
/// </summary>
internal struct PlanScan : IJsonTokenSink
{
    private enum Section { Other, Format, Errored, Applyable, Complete, Changes, Drift }

    private readonly KeptChanges _kept = new();
    private readonly ResourceScan _resource;
    private readonly PlanCounts _counts;
    private readonly HashSet<Section> _seen = [];
    private Section _section;
    private bool _isNotApplyable;
    private string? _format;

    public PlanScan(IPlanWatcher? watcher) => (_resource, _counts) = (new(watcher, _kept), new(watcher, _kept));

    /// <inheritdoc/>
    public int Deepest { get; private set; } = 1;

    /// <inheritdoc/>
    public bool IsNamesOnly { get; private set; }

    public readonly string LossHash => _kept.LossHash();

    public void See(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        if (depth > 2 && _section is (Section.Changes or Section.Drift))
        {
            if (!_resource.Change.TrySeeValue(ref reader, depth))
                _resource.See(ref reader, depth);
            (Deepest, IsNamesOnly) = (_resource.Deepest, _resource.IsNamesOnly);
            return;
        }
        if (depth == 0 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.EndObject))
            throw Refuse(ErrorCodes.PlanUnreadable, "the plan's JSON is no object: it must be what terraform show -json prints");
        if (depth == 1 && reader.TokenType == JsonTokenType.PropertyName)
            Enter(ref reader);
        else if (depth == 1)
            SeeFlag(ref reader);
        else if (_section is Section.Changes or Section.Drift)
            SeeResource(ref reader, depth);
        Deepest = _section is not (Section.Changes or Section.Drift) ? 1 : depth < 2 ? 2 : _resource.Deepest;
        IsNamesOnly = depth == 2 && Deepest > 2 && _resource.IsNamesOnly;
    }

    public readonly PlanSummary ToSummary()
    {
        if (_format is null)
            throw Refuse(ErrorCodes.PlanUnreadable, "the plan's JSON has no format_version: it must be what terraform show -json prints");
        var summary = _counts.ToSummary();
        if (_isNotApplyable && summary.Total > 0)
            throw Refuse(ErrorCodes.PlanIncomplete, "Terraform says that this plan cannot be applied; its log says why");
        return summary;
    }

    private void Enter(ref Utf8JsonReader reader)
    {
        _section = reader.ValueTextEquals("format_version"u8) ? Section.Format
            : reader.ValueTextEquals("resource_changes"u8) ? Section.Changes
            : reader.ValueTextEquals("resource_drift"u8) ? Section.Drift
            : reader.ValueTextEquals("errored"u8) ? Section.Errored
            : reader.ValueTextEquals("applyable"u8) ? Section.Applyable
            : reader.ValueTextEquals("complete"u8) ? Section.Complete
            : Section.Other;
        if (_section is not Section.Other && !_seen.Add(_section))
            throw Refuse(ErrorCodes.PlanUnreadable, $"the plan's JSON says {Label(_section)} twice");
        _resource.IsDrift = _section is Section.Drift;
    }

    private void SeeFlag(ref Utf8JsonReader reader)
    {
        switch (_section, reader.TokenType)
        {
            case (Section.Format, JsonTokenType.String):
                _format = reader.GetString()!;
                if (!_format.StartsWith("1.", StringComparison.Ordinal))
                    throw Refuse(ErrorCodes.PlanFormatUnknown, $"the plan's JSON is of format {(_format.Length < 8 && _format.All(c => char.IsAsciiDigit(c) || c == '.') ? _format : "unknown")}; formats 1.x are known");
                break;
            case (Section.Errored, JsonTokenType.True):
                throw Refuse(ErrorCodes.PlanErrored, "Terraform met an error while it made this plan; its log says which");
            case (Section.Complete, JsonTokenType.False):
                throw Refuse(ErrorCodes.PlanIncomplete, "this plan leaves something out (deferred changes or -target), so what it says is not all");
            case (Section.Applyable, JsonTokenType.False):
                _isNotApplyable = true;
                break;
            case (Section.Errored or Section.Complete or Section.Applyable, JsonTokenType.True or JsonTokenType.False):
            case (Section.Changes or Section.Drift, JsonTokenType.StartArray or JsonTokenType.EndArray or JsonTokenType.Null):
            case (Section.Other, _):
                break;
            default:
                throw Refuse(ErrorCodes.PlanUnreadable, $"{Label(_section)} in the plan's JSON is of an unknown kind ({reader.TokenType})");
        }
    }

    private readonly void SeeResource(ref Utf8JsonReader reader, int depth)
    {
        if (depth == 2 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.EndObject))
            throw Refuse(ErrorCodes.PlanUnreadable, $"{Label(_section)} in the plan's JSON holds something that is no resource");
        _resource.See(ref reader, depth);
        if (depth != 2 || reader.TokenType != JsonTokenType.EndObject)
            return;
        if (_section is Section.Changes)
            _counts.Add(_resource);
        else if (_resource.Change.Actions is not (ChangeActions.NoOp or ChangeActions.None) && !IsFilledIn(_resource))
            _counts.Drifted(_resource.Address);
    }

    /// <summary>Nobody can change a revision; what a refresh finds there are defaults that were filled in.</summary>
    private static bool IsFilledIn(ResourceScan resource) => resource.Change.Actions is ChangeActions.Update && ResourceTypes.IsRevision(resource.Type);

    private static string Label(Section section) => section switch
    {
        Section.Format => "format_version",
        Section.Changes => "resource_changes",
        Section.Drift => "resource_drift",
        _ => section.ToString().ToLowerInvariant(),
    };

    private static PlanUnreadableException Refuse(string code, string message) => new(code, message);
}
