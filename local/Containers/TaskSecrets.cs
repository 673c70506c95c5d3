using System.Text.Json.Nodes;

namespace Delightful.Local.Containers;

/// <summary>Reads what a task definition calls secrets, as ECS does before it starts a container.</summary>
sealed class TaskSecrets(MotoClient moto)
{
    /// <summary>Throws <see cref="AwsException"/> when one cannot be read.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(TaskDefinition definition, CancellationToken ct)
    {
        var values = new Dictionary<string, string>();
        foreach (var (name, from) in definition.Secrets)
            values[name] = from.Contains(":secretsmanager:", StringComparison.Ordinal) ? await SecretAsync(from, ct) : await ParameterAsync(from, ct);
        return values;
    }

    /// A value may name one key of a secret: arn:...:secret:name:key::.
    async Task<string> SecretAsync(string from, CancellationToken ct)
    {
        var parts = from.Split(':');
        var answer = await moto.JsonAsync("secretsmanager", "secretsmanager.GetSecretValue", new JsonObject { ["SecretId"] = string.Join(':', parts.Take(7)) }, ct);
        var text = (string?)answer["SecretString"] ?? "";
        return parts.ElementAtOrDefault(7) is { Length: > 0 } key ? JsonNode.Parse(text)?[key]?.ToString() ?? "" : text;
    }

    async Task<string> ParameterAsync(string from, CancellationToken ct)
    {
        var name = from.StartsWith("arn:", StringComparison.Ordinal) ? from[(from.IndexOf(":parameter", StringComparison.Ordinal) + ":parameter".Length)..] : from;
        var answer = await moto.JsonAsync("ssm", "AmazonSSM.GetParameter", new JsonObject { ["Name"] = name, ["WithDecryption"] = true }, ct);
        return (string?)answer["Parameter"]?["Value"] ?? "";
    }
}
