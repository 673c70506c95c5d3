using System.Text.Json.Nodes;

namespace Delightful.Local.Deployment.Resources;

/// <summary>moto cannot keep a policy that denies, and nothing is authorised in the local cloud: it is passed over.</summary>
sealed class EventBusPolicyResource : IOwnResource
{
    public string Type => "AWS::Events::EventBusPolicy";

    public Task CreateAsync(JsonObject properties, CancellationToken ct) => Task.CompletedTask;
}
