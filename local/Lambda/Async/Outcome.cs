using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Delightful.Local.Lambda.Functions;
using Delightful.Local.Lambda.Instances;

namespace Delightful.Local.Lambda.Async;

/// <summary>How an asynchronous invocation ended, in the shape Lambda sends to destinations.</summary>
sealed record Outcome(FunctionDefinition Function, string RequestId, string Condition, int Tries, ReadOnlyMemory<byte> Payload, InvocationResult Result)
{
    public JsonObject ToJson(DateTimeOffset now)
    {
        var context = new JsonObject { ["statusCode"] = 200, ["executedVersion"] = "$LATEST" };
        if (Result.FunctionError is { } error)
            context["functionError"] = error;
        return new JsonObject
        {
            ["version"] = "1.0",
            ["timestamp"] = now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ["requestContext"] = new JsonObject
            {
                ["requestId"] = RequestId,
                ["functionArn"] = $"{Function.Arn}:$LATEST",
                ["condition"] = Condition,
                ["approximateInvokeCount"] = Tries,
            },
            ["requestPayload"] = Node(Payload),
            ["responseContext"] = context,
            ["responsePayload"] = Node(Result.Payload),
        };
    }

    static JsonNode? Node(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return bytes.IsEmpty ? null : JsonNode.Parse(bytes.Span);
        }
        catch (JsonException)
        {
            return System.Text.Encoding.UTF8.GetString(bytes.Span);
        }
    }
}
