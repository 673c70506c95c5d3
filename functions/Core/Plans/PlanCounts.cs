using System.Text.Json;
using Delightful.Core.Errors;

namespace Delightful.Core.Plans;

/// <summary>Counts the resources of a plan, and hands each to who watches.</summary>
internal sealed class PlanCounts(IPlanWatcher? watcher, KeptChanges kept)
{
    private readonly PlanDrift _drift = new();
    private readonly int[] _counts = new int[Enum.GetValues<ChangeKind>().Length];
    private (int CreateFirst, int Revisions, int DataAtRisk, int Read, int Move, int Import) _more;
    private bool _isNewImageAlone = true;

    public void Drifted(ReadOnlySpan<char> address) => _drift.Drifted(address);

    /// <summary>Takes the resource that was just read.</summary>
    public void Add(ResourceScan resource)
    {
        if (!resource.Change.Actions.TryGetKind(out var kind))
            throw new PlanUnreadableException(
                ErrorCodes.PlanActionUnknown, $"the plan does something unknown with {PlanNames.Address(resource.Address)}; a newer Terraform needs a newer reader");
        if (resource.IsData)
        {
            _more.Read += resource.Change.Actions is ChangeActions.Read ? 1 : 0;
            return;
        }
        _more.Move += resource.IsMoved ? 1 : 0;
        _more.Import += resource.Change.IsImported ? 1 : 0;
        try
        {
            if (kind is { } change)
                Count(resource, change);
            Show(resource, kind);
        }
        catch (JsonException e)
        {
            throw new PlanUnreadableException(ErrorCodes.PlanUnreadable, $"the plan's JSON says something of {PlanNames.Address(resource.Address)} twice, or not at all", e);
        }
    }

    public PlanSummary ToSummary() => new(
        Count(ChangeKind.Create), Count(ChangeKind.Update), Count(ChangeKind.Replace), Count(ChangeKind.Delete),
        ImageOnly: _counts.Sum() > 0 && _isNewImageAlone, kept.ToChanges(_drift), _drift.Count, Count(ChangeKind.Forget))
    {
        CreateFirst = _more.CreateFirst,
        Revisions = _more.Revisions,
        DataAtRisk = _more.DataAtRisk,
        Read = _more.Read,
        Move = _more.Move,
        Import = _more.Import,
    };

    private int Count(ChangeKind kind) => _counts[(int)kind];

    private void Count(ResourceScan resource, ChangeKind kind)
    {
        _counts[(int)kind]++;
        _more.CreateFirst += kind is ChangeKind.Replace && resource.Change.CreatesFirst ? 1 : 0;
        _more.Revisions += kind is ChangeKind.Replace && ResourceTypes.IsRevision(resource.Type) ? 1 : 0;
        _drift.Changes(resource.Address);
        _isNewImageAlone = _isNewImageAlone && !resource.IsMoved && !resource.Change.IsImported && NewImage.Is(resource.Type, kind, resource.Change.Reasons, resource.Change.Captured.Document());
        var isLoss = kind is ChangeKind.Delete or ChangeKind.Forget || kind is ChangeKind.Replace && !ResourceTypes.IsRevision(resource.Type);
        if (isLoss)
        {
            _more.DataAtRisk += ResourceTypes.HoldsData(resource.Type) ? 1 : 0;
            kept.Loses(kind, resource.Address);
        }
        if (kept.HasRoomFor(isLoss))
            kept.Add(
                new PlannedChange(PlanNames.Address(resource.Address), PlanNames.Identifier(resource.Type), kind)
                {
                    CreatesFirst = kind is ChangeKind.Replace && resource.Change.CreatesFirst,
                    ReplacedFor = kind is ChangeKind.Replace ? ReplaceReasons.Say(resource.Change.Reasons, resource.Change.Captured.Document()) : null,
                },
                resource.Address);
    }

    private void Show(ResourceScan resource, ChangeKind? kind)
    {
        if (watcher is null || watcher.WantedOf(resource.Type, kind is not null) is null)
            return;
        watcher.See(new SeenResource
        {
            Address = resource.Address,
            Type = resource.Type,
            Kind = kind,
            IsImported = resource.Change.IsImported,
            Values = resource.Change.Captured.Bytes,
            Parse = resource.Change.Captured.Document,
            IsTooLarge = resource.Change.Captured.IsTooLarge,
        });
    }
}
