using System.Collections.Concurrent;
using System.Globalization;
using System.Xml.Linq;

namespace Delightful.Local.Containers;

/// <summary>The listeners that answer on this machine. moto keeps what they are configured as, and is kept up to date.</summary>
sealed class LoadBalancers(MotoClient moto, TargetGroups groups) : IAsyncDisposable
{
    readonly ConcurrentDictionary<string, Listener> listeners = new();

    public IEnumerable<Listener> All => listeners.Values.OrderBy(listener => listener.Port);

    /// <summary>Reads a listener as it is configured now and serves it so.</summary>
    public async Task RefreshAsync(string listenerArn, CancellationToken ct)
    {
        var answer = await Balancing.AskAsync(moto, "DescribeListeners", new Dictionary<string, string> { ["ListenerArns.member.1"] = listenerArn }, ct);
        var port = int.Parse(Elements(answer, "Port").First().Value, CultureInfo.InvariantCulture);
        var action = await ActionAsync(Elements(answer, "DefaultActions").First(), ct);
        if (listeners.TryGetValue(listenerArn, out var listener))
            listener.Action = action;
        else
            listeners[listenerArn] = await Listener.StartAsync(listenerArn, port, action, ct);
    }

    /// <summary>Splits a listener's traffic, here and in its configuration. Weights that are zero are left out of neither.</summary>
    public async Task ShiftAsync(string listenerArn, IReadOnlyList<(TargetGroup Group, int Weight)> forward, CancellationToken ct)
    {
        var parameters = new Dictionary<string, string> { ["ListenerArn"] = listenerArn, ["DefaultActions.member.1.Type"] = "forward" };
        foreach (var (index, (group, weight)) in forward.Index())
        {
            parameters[$"DefaultActions.member.1.ForwardConfig.TargetGroups.member.{index + 1}.TargetGroupArn"] = group.Settings.Arn;
            parameters[$"DefaultActions.member.1.ForwardConfig.TargetGroups.member.{index + 1}.Weight"] = weight.ToString(CultureInfo.InvariantCulture);
        }
        await Balancing.AskAsync(moto, "ModifyListener", parameters, ct);
        await RefreshAsync(listenerArn, ct);
        listeners[listenerArn].Action = new ListenerAction(forward);
    }

    public async Task RemoveAsync(string listenerArn)
    {
        if (listeners.TryRemove(listenerArn, out var listener))
            await listener.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var arn in listeners.Keys)
            await RemoveAsync(arn);
    }

    async Task<ListenerAction> ActionAsync(XElement actions, CancellationToken ct)
    {
        if (Elements(actions, "FixedResponseConfig").FirstOrDefault() is { } answer)
            return new ListenerAction([], (int.Parse(Elements(answer, "StatusCode").First().Value, CultureInfo.InvariantCulture), Elements(answer, "MessageBody").FirstOrDefault()?.Value ?? ""));
        var weighted = Elements(actions, "member").Where(m => m.Elements().Any(e => e.Name.LocalName == "Weight")).ToList();
        var forward = new List<(TargetGroup, int)>();
        foreach (var member in weighted)
            forward.Add((await groups.GetAsync(Elements(member, "TargetGroupArn").First().Value, ct), int.Parse(Elements(member, "Weight").First().Value, CultureInfo.InvariantCulture)));
        if (forward.Count == 0 && Elements(actions, "TargetGroupArn").FirstOrDefault()?.Value is { Length: > 0 } only)
            forward.Add((await groups.GetAsync(only, ct), 1));
        return new ListenerAction(forward);
    }

    static IEnumerable<XElement> Elements(XContainer parent, string name) => parent.Descendants().Where(e => e.Name.LocalName == name);
}
