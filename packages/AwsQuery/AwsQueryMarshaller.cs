using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Internal.AwsQuery;

/// <summary>Turns a request into a form with the operation as <c>Action</c>.</summary>
internal sealed class AwsQueryMarshaller<TRequest>(AwsQueryService service, string operation, Action<ParameterCollection, TRequest> write)
    : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, "Amazon." + service.ServiceId) { HttpMethod = "POST", ResourcePath = "/" };
        request.Parameters.Add("Action", operation);
        request.Parameters.Add("Version", service.ApiVersion);
        write(request.ParameterCollection, (TRequest)input);
        return request;
    }
}
