using Delightful.Core.Deployments;
using Delightful.Core.Feedback.Delivery;
using Delightful.Core.Slots;

namespace Delightful.Simulation.Checks;

/// <summary>What was asked for, what became of it, and what was told of it.</summary>
internal sealed class Ledger
{
    private readonly Dictionary<string, Deployment> _deployments = [];
    private readonly Dictionary<string, string> _requests = [];
    private readonly Dictionary<(SlotKey Slot, string Digest), int> _pushes = [];
    private readonly Dictionary<string, HashSet<string>> _told = [];

    public IReadOnlyCollection<Deployment> Deployments => _deployments.Values;

    public void Pushed(SlotKey slot, string digest) => _pushes[(slot, digest)] = _pushes.GetValueOrDefault((slot, digest)) + 1;

    /// <summary>Notes by which message an end was told on a lane, and says how many there are.</summary>
    public int Told(string group, string id)
    {
        if (!_told.TryGetValue(group, out var ids))
            _told[group] = ids = [];
        ids.Add(id);
        return ids.Count;
    }

    public bool IsTold(string deployment) => FeedbackLane.Always.All(lane => _told.ContainsKey(FeedbackLane.IdOn(lane, deployment)));

    /// <summary>Takes down what a write changed; says what must not be.</summary>
    public IEnumerable<string> Write(SlotKey slot, IReadOnlyList<Deployment> changed)
    {
        foreach (var deployment in changed)
        {
            if (!_deployments.TryGetValue(deployment.Id, out var known))
            {
                if (Accepted(slot, deployment) is { } broken)
                    yield return broken;
            }
            else if (known.IsOver && !known.Stage.Equals(deployment.Stage))
                yield return $"{deployment.Id} ended twice: {known.Stage} and then {deployment.Stage}";
            _deployments[deployment.Id] = deployment;
        }
    }

    private string? Accepted(SlotKey slot, Deployment deployment)
    {
        var request = deployment.Request;
        if (!_requests.TryAdd(request.CorrelationId, deployment.Id))
            return $"one request became {_requests[request.CorrelationId]} and {deployment.Id}";
        if (request.Kind != DeploymentKind.Push)
            return null;
        var left = _pushes.GetValueOrDefault((slot, request.Digest)) - 1;
        _pushes[(slot, request.Digest)] = left;
        return left < 0 ? $"{request.Tag} became more deployments of {slot} than it was pushed" : null;
    }
}
