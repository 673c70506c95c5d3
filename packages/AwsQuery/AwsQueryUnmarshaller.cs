using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Internal.AwsQuery;

/// <summary>Reads the elements of a result, or turns an error document into the service's exception.</summary>
internal sealed class AwsQueryUnmarshaller<TResponse>(AwsQueryService service, Action<TResponse, string, XmlUnmarshallerContext> read) : XmlResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    private const int Answer = 1;
    private const int Result = 2;

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext context)
    {
        var response = new TResponse();
        while (context.Read())
        {
            if (!context.IsStartElement)
                continue;
            if (context.CurrentDepth == Result && context.TestExpression("ResponseMetadata", Result))
                response.ResponseMetadata = ResponseMetadataUnmarshaller.Instance.Unmarshall(context);
            else if (context.CurrentDepth == Result + Answer)
                read(response, context.CurrentPath[(context.CurrentPath.LastIndexOf('/') + 1)..], context);
        }
        return response;
    }

    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(context);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return service.Error(error);
    }
}
