using System.Text.Json.Nodes;

namespace Delightful.Local.Deployment.Resources;

/// <summary>moto has the API but not the resource.</summary>
sealed class EventInvokeConfigResource(MotoClient moto) : IOwnResource
{
    public string Type => "AWS::Lambda::EventInvokeConfig";

    public Task CreateAsync(JsonObject properties, CancellationToken ct)
    {
        var function = (string)properties["FunctionName"]!;
        properties.Remove("FunctionName");
        properties.Remove("Qualifier");
        return moto.RestAsync(HttpMethod.Put, "lambda", $"/2019-09-25/functions/{function}/event-invoke-config", properties, ct);
    }
}
