using System.Text.Json.Nodes;

namespace Delightful.Local.Deployment.Resources;

/// <summary>moto has the API but not the resource. The properties have the API's names.</summary>
sealed class AlarmResource(MotoClient moto) : IOwnResource
{
    public string Type => "AWS::CloudWatch::Alarm";

    public Task CreateAsync(JsonObject properties, CancellationToken ct)
    {
        var parameters = new Dictionary<string, string>();
        Flatten(properties, "", parameters);
        return moto.QueryAsync("monitoring", "PutMetricAlarm", parameters, ct);
    }

    static void Flatten(JsonNode? node, string name, Dictionary<string, string> parameters)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (key, value) in fields)
                    Flatten(value, name.Length == 0 ? key : $"{name}.{key}", parameters);
                break;
            case JsonArray members:
                foreach (var (index, member) in members.Index())
                    Flatten(member, $"{name}.member.{index + 1}", parameters);
                break;
            case not null:
                parameters[name] = node.ToString();
                break;
        }
    }
}
