using System.Text.Json.Nodes;

namespace Delightful.Local.CodeBuild;

/// <summary>
/// StartBuild's idempotency tokens. For five minutes a token stands for the build it started; with other
/// parameters it is an error. Later it starts a new build, as in AWS: the caller has to look first.
/// </summary>
sealed class StartTokens(TimeProvider clock)
{
    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    readonly Lock gate = new();
    readonly Dictionary<string, (JsonObject Request, Build Build, DateTimeOffset At)> tokens = [];

    public Build StartOnce(JsonObject request, Func<Build> start)
    {
        if ((string?)request["idempotencyToken"] is not { } token)
            return start();
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (!tokens.TryGetValue(token, out var used) || now - used.At >= Lifetime)
                tokens[token] = used = (request, start(), now);
            return JsonNode.DeepEquals(used.Request, request)
                ? used.Build
                : throw new AwsException("InvalidInputException", "The idempotency token was used before with different parameters");
        }
    }
}
