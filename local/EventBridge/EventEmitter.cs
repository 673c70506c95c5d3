using System.Text.Json.Nodes;
using Delightful.Local.EventBridge.Rules;

namespace Delightful.Local.EventBridge;

/// <summary>Service events go straight to the router: PutEvents would refuse their source.</summary>
sealed class EventEmitter(EventRouter router, TimeProvider time) : IEventEmitter
{
    public Task EmitAsync(string source, string detailType, IReadOnlyList<string> resources, JsonObject detail, CancellationToken ct)
    {
        router.Route(BusEvent.Create(BusName.Default, source, detailType, resources, detail.ToJsonString(), time.GetUtcNow()));
        return Task.CompletedTask;
    }
}
