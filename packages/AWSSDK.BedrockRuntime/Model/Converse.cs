using Amazon.Runtime;

namespace Amazon.BedrockRuntime.Model;

public class ConverseRequest : AmazonBedrockRuntimeRequest
{
    public InferenceConfiguration InferenceConfig { get; set; }

    public List<Message> Messages { get; set; }

    public string ModelId { get; set; }

    public List<SystemContentBlock> System { get; set; }
}

public class InferenceConfiguration
{
    public int? MaxTokens { get; set; }

    public List<string> StopSequences { get; set; }

    public float? Temperature { get; set; }

    public float? TopP { get; set; }
}

public class SystemContentBlock
{
    public string Text { get; set; }
}

public class ConverseResponse : AmazonWebServiceResponse
{
    public ConverseMetrics Metrics { get; set; }

    public ConverseOutput Output { get; set; }

    public StopReason StopReason { get; set; }

    public TokenUsage Usage { get; set; }
}

public class ConverseMetrics
{
    public long? LatencyMs { get; set; }
}

public class ConverseOutput
{
    public Message Message { get; set; }
}

public class TokenUsage
{
    public int? InputTokens { get; set; }

    public int? OutputTokens { get; set; }

    public int? TotalTokens { get; set; }
}
