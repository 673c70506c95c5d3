using System.Text.Json;
using Amazon.Internal.AwsJson;
using Amazon.Runtime.Internal;

namespace Amazon.BedrockRuntime.Model;

internal static class BedrockRuntimeProtocol
{
    public static readonly AwsJsonService Service = new()
    {
        ServiceId = "Bedrock Runtime",
        ApiVersion = "2023-09-30",
        Errors = new AwsJsonErrors((m, i, t, c, r, s) => new AmazonBedrockRuntimeException(m, i, t, c, r, s))
        {
            ["AccessDeniedException"] = (m, i, t, c, r, s) => new AccessDeniedException(m, i, t, c, r, s),
            ["ModelTimeoutException"] = (m, i, t, c, r, s) => new ModelTimeoutException(m, i, t, c, r, s),
            ["ResourceNotFoundException"] = (m, i, t, c, r, s) => new ResourceNotFoundException(m, i, t, c, r, s),
            ["ThrottlingException"] = (m, i, t, c, r, s) => new ThrottlingException(m, i, t, c, r, s),
            ["ValidationException"] = (m, i, t, c, r, s) => new ValidationException(m, i, t, c, r, s),
        },
    };

    public static readonly InvokeOptions Converse = new()
    {
        RequestMarshaller = new ConverseMarshaller(),
        ResponseUnmarshaller = new AwsJsonUnmarshaller<ConverseResponse>(Service, Read),
    };

    public static void Write(Utf8JsonWriter json, ConverseRequest request)
    {
        json.Object("inferenceConfig", request.InferenceConfig, Write);
        json.List("messages", request.Messages, Write);
        json.List("system", request.System, (writer, block) => writer.Text("text", block.Text));
    }

    private static void Write(Utf8JsonWriter json, InferenceConfiguration config)
    {
        json.Whole("maxTokens", config.MaxTokens);
        json.Texts("stopSequences", config.StopSequences);
        Number(json, "temperature", config.Temperature);
        Number(json, "topP", config.TopP);
    }

    private static void Write(Utf8JsonWriter json, Message message)
    {
        json.List("content", message.Content, (writer, block) => writer.Text("text", block.Text));
        json.Text("role", message.Role);
    }

    private static void Number(Utf8JsonWriter json, string name, float? value)
    {
        if (value is { } set)
            json.WriteNumber(name, set);
    }

    private static ConverseResponse Read(JsonElement json) => new()
    {
        Metrics = json.Object("metrics", metrics => new ConverseMetrics { LatencyMs = metrics.Long("latencyMs") }),
        Output = json.Object("output", output => new ConverseOutput { Message = output.Object("message", Message) }),
        StopReason = json.Text("stopReason"),
        Usage = json.Object("usage", usage => new TokenUsage
        {
            InputTokens = usage.Whole("inputTokens"),
            OutputTokens = usage.Whole("outputTokens"),
            TotalTokens = usage.Whole("totalTokens"),
        }),
    };

    private static Message Message(JsonElement json) => new()
    {
        Role = json.Text("role"),
        Content = json.List("content", block => new ContentBlock { Text = block.Text("text") }),
    };
}
