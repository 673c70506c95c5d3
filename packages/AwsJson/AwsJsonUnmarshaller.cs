using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.Internal.AwsJson;

/// <summary>Reads an answer, or turns an error body into the service's exception.</summary>
internal sealed class AwsJsonUnmarshaller<TResponse>(AwsJsonService service, Func<JsonElement, TResponse> read) : JsonResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse
{
    private const string QueryError = "x-amzn-query-error";

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
    {
        using var body = new MemoryStream();
        context.Stream.CopyTo(body);
        if (body.Length == 0)
            return read(default);
        using var document = JsonDocument.Parse(body.GetBuffer().AsMemory(0, (int)body.Length));
        return read(document.RootElement);
    }

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(context.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
        var shape = error.Code;
        if (context.ResponseData.IsHeaderPresent(QueryError))
            error.Code = context.ResponseData.GetHeaderValue(QueryError).Split(';')[0];
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return service.Errors.Exception(shape, error);
    }
}
