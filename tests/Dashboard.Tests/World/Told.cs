using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Slots;

namespace Delightful.Dashboard.Tests.World;

/// <summary>Tells people of deployments as the chain does: comments and messages over the recorders' HTTP.</summary>
sealed class Told(Uri cloud) : IDisposable
{
    const string Plan =
        """
        # aws_ecs_task_definition.this will be replaced
        +/- resource "aws_ecs_task_definition" "this" {
          ~ image = "web-app@sha256:1111" -> "web-app@sha256:2222" # forces replacement
        }
        # aws_cloudwatch_log_group.extra will be created
        + resource "aws_cloudwatch_log_group" "extra" {
          + retention_in_days = 30
        }
        Plan: 2 to add, 0 to change, 1 to destroy.
        """;

    readonly HttpClient http = new() { BaseAddress = cloud, DefaultRequestHeaders = { Authorization = new("Bearer", "test") } };

    public async Task OfAsync(Slot slot, Deployment deployment, int number, string title, DateTimeOffset now)
    {
        var commit = number.ToString("x40", System.Globalization.CultureInfo.InvariantCulture);
        await SendAsync(HttpMethod.Put, "/_recorded/github/pulls", new() { ["number"] = number, ["sha"] = commit, ["title"] = title, ["author"] = "ada", ["repository"] = "example/web-app" });
        var context = FeedbackContext.Of(slot, deployment, now) with { PlanText = Plan };
        await CommentAsync(number, PullRequestComment.Render(deployment, context, now));
        if (CommitStatus.Of(deployment) is { } status)
            await SendAsync(HttpMethod.Post, $"/_github/repos/example/web-app/statuses/{commit}", new() { ["state"] = status.State, ["context"] = status.Context, ["description"] = status.Description });
        var message = SlackMessage.Render(deployment, context, now);
        var parent = await PostAsync(message.Text, JsonNode.Parse(message.Blocks)!.AsArray());
        await PostAsync($"🔄 {deployment.Request.Tag} was accepted", null, parent);
    }

    public Task CommentAsync(int number, string body) => SendAsync(HttpMethod.Post, $"/_github/repos/example/web-app/issues/{number}/comments", new() { ["body"] = body });

    public async Task<string> PostAsync(string text, JsonArray? blocks = null, string? thread = null)
    {
        var call = new JsonObject { ["channel"] = "#deployments", ["text"] = text };
        if (blocks is not null)
            call["blocks"] = blocks;
        if (thread is not null)
            call["thread_ts"] = thread;
        return (string)(await SendAsync(HttpMethod.Post, "/_slack/api/chat.postMessage", call))!["ts"]!;
    }

    public void Dispose() => http.Dispose();

    async Task<JsonNode?> SendAsync(HttpMethod method, string path, JsonObject body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var text = await answer.Content.ReadAsStringAsync();
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }
}
