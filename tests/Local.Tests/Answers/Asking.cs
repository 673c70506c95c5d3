using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Delightful.Local.Tests.Answers;

/// <summary>Requests as Slack and GitHub make them, signed with the secrets of the installation.</summary>
static class Asking
{
    const string Form = "application/x-www-form-urlencoded";

    /// <summary>A request of Slack; what is null is as it should be.</summary>
    public static Task<(HttpStatusCode Status, string Body)> SlackAsync(
        this AnsweringCloud cloud, string body, int secondsLate = 0, string? secret = null, string? signature = null, string? time = null, bool chunked = false)
    {
        time ??= (DateTimeOffset.UtcNow.ToUnixTimeSeconds() - secondsLate).ToString(CultureInfo.InvariantCulture);
        signature ??= $"v0={AnsweringCloud.Mac(secret ?? AnsweringCloud.SecretOf("slack-signing-secret"), $"v0:{time}:{body}")}";
        return cloud.SendAsync("slack", Encoding.UTF8.GetBytes(body), Form, [("X-Slack-Request-Timestamp", time), ("X-Slack-Signature", signature)], chunked);
    }

    /// <summary>Somebody presses a button.</summary>
    public static string Pressed(string action, string slot, string? deployment = null, string? plan = null, string user = "U0ADA0001", string team = "T0TEAM001", string? home = null) =>
        Payload(new JsonObject
        {
            ["type"] = "block_actions",
            ["team"] = new JsonObject { ["id"] = team },
            ["user"] = new JsonObject { ["id"] = user, ["username"] = "ada", ["team_id"] = home ?? team },
            ["trigger_id"] = $"trigger-{Guid.NewGuid():N}",
            ["response_url"] = "@RESPONSE@",
            ["actions"] = new JsonArray(new JsonObject
            {
                ["type"] = "button", ["action_id"] = action,
                ["value"] = new JsonObject { ["slot"] = slot, ["deployment"] = deployment, ["plan"] = plan ?? "" }.ToJsonString(),
            }),
        });

    /// <summary>A body with a payload.</summary>
    public static string Payload(JsonObject payload) => $"payload={WebUtility.UrlEncode(payload.ToJsonString())}";

    /// <summary>Somebody types a command.</summary>
    public static string Typed(string text, string user = "U0ADA0001") =>
        $"team_id=T0TEAM001&user_id={user}&user_name=ada&command=%2Fdelightful&text={WebUtility.UrlEncode(text)}&trigger_id={Guid.NewGuid():N}";

    /// <summary>A delivery of GitHub.</summary>
    public static Task<(HttpStatusCode Status, string Body)> GitHubAsync(
        this AnsweringCloud cloud, JsonObject body, string kind = "issue_comment", string? secret = null, string? delivery = null, (string Name, string Value)? signature = null)
    {
        var text = body.ToJsonString();
        return cloud.SendAsync("github", Encoding.UTF8.GetBytes(text), "application/json",
        [
            signature ?? ("X-Hub-Signature-256", $"sha256={AnsweringCloud.Mac(secret ?? AnsweringCloud.SecretOf("github-webhook-secret"), text)}"),
            ("X-GitHub-Delivery", delivery ?? Guid.NewGuid().ToString()), ("X-GitHub-Event", kind),
        ]);
    }

    /// <summary>Somebody comments on a pull request.</summary>
    public static JsonObject Comment(string text, int number, string login = "ada", long? id = null, DateTimeOffset? at = null, string repository = AnsweringCloud.Repository) => new()
    {
        ["action"] = "created",
        ["issue"] = new JsonObject { ["number"] = number, ["pull_request"] = new JsonObject() },
        ["comment"] = new JsonObject
        {
            ["id"] = id ?? Random.Shared.NextInt64(1, long.MaxValue), ["user"] = new JsonObject { ["login"] = login, ["type"] = "User" },
            ["created_at"] = at ?? DateTimeOffset.UtcNow, ["body"] = text, ["author_association"] = "OWNER",
        },
        ["repository"] = new JsonObject { ["full_name"] = repository },
        ["sender"] = new JsonObject { ["login"] = login, ["type"] = "User" },
    };
}
