using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Delightful.Local.Tests.Recorders;

static class HttpExtensions
{
    /// <summary>Sends JSON, expects the status, and returns the answer's JSON, or null when it has none.</summary>
    public static async Task<JsonNode?> SendAsync(
        this HttpClient client, HttpMethod method, string path, object? body = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(expected, text);
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    public static async Task<JsonNode> GetJsonAsync(this HttpClient client, string path) =>
        (await client.SendAsync(HttpMethod.Get, path))!;
}
