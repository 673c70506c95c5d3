using System.Buffers;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.BedrockRuntime.Model;

/// <summary>Bedrock speaks REST: the model stands in the path, where it takes one segment, slashes of an ARN included.</summary>
internal sealed class ConverseMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var converse = (ConverseRequest)input;
        if (converse.ModelId is null)
            throw new AmazonBedrockRuntimeException("Request object does not have required field ModelId set");
        var body = new ArrayBufferWriter<byte>(16 * 1024);
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            BedrockRuntimeProtocol.Write(writer, converse);
            writer.WriteEndObject();
        }

        var request = new DefaultRequest(converse, "Amazon.BedrockRuntime")
        {
            HttpMethod = "POST",
            ResourcePath = "/model/{modelId}/converse",
            Content = body.WrittenSpan.ToArray(),
        };
        request.AddPathResource("{modelId}", converse.ModelId);
        request.Headers["Content-Type"] = "application/json";
        request.Headers["x-amz-api-version"] = BedrockRuntimeProtocol.Service.ApiVersion;
        return request;
    }
}
