using System.Buffers;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Internal.AwsJson;

/// <summary>Turns a request into a POST with the operation in X-Amz-Target and the input as JSON.</summary>
internal sealed class AwsJsonMarshaller<TRequest>(AwsJsonService service, string operation, Action<Utf8JsonWriter, TRequest> write)
    : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, "Amazon." + service.ServiceId)
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            Content = Body((TRequest)input),
        };
        request.Headers["X-Amz-Target"] = service.TargetPrefix + "." + operation;
        request.Headers["Content-Type"] = "application/x-amz-json-" + service.JsonVersion;
        request.Headers["x-amz-api-version"] = service.ApiVersion;
        if (service.QueryCompatible)
            request.Headers["x-amzn-query-mode"] = "true";
        return request;
    }

    private byte[] Body(TRequest input)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            write(writer, input);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
