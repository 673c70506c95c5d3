using System.Text.Json.Nodes;

namespace Delightful.Local.Deployment.Resources;

/// <summary>Kept with the bus, as the API would; nothing is authorised in the local cloud.</summary>
sealed class EventBusPolicyResource(MotoClient moto) : IOwnResource
{
    public string Type => "AWS::Events::EventBusPolicy";

    public Task CreateAsync(JsonObject properties, CancellationToken ct)
    {
        var statement = properties["Statement"]!.DeepClone().AsObject();
        statement["Sid"] = (string)properties["StatementId"]!;
        return moto.JsonAsync("events", "AWSEvents.PutPermission", new()
        {
            ["EventBusName"] = (string)properties["EventBusName"]!,
            ["Policy"] = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) }.ToJsonString(),
        }, ct);
    }
}
