using System.Collections.Immutable;
using System.Text;
using Amazon.Lambda.APIGatewayEvents;
using Delightful.Core.Answers;

namespace Delightful.Pipeline.Answers;

/// <summary>Requests and answers in the shapes of a Function URL.</summary>
internal static class HttpShape
{
    /// <summary>The request; null when it is larger than what is looked at. Its bytes are those that were sent.</summary>
    public static WebhookRequest? Of(APIGatewayHttpApiV2ProxyRequest request)
    {
        var text = request.Body ?? "";
        if (text.Length > WebhookRequest.LargestBody * 2)
            return null;
        var body = request.IsBase64Encoded ? Convert.FromBase64String(text) : Encoding.UTF8.GetBytes(text);
        return body.Length > WebhookRequest.LargestBody
            ? null
            : new WebhookRequest(
                request.RequestContext?.Http?.Method ?? "", request.RawPath ?? "", request.Headers?.AsReadOnly() ?? ImmutableDictionary<string, string>.Empty.AsReadOnly(), body);
    }

    /// <summary>The answer. Nothing in it may be kept or guessed at by a browser.</summary>
    public static APIGatewayHttpApiV2ProxyResponse Of(WebhookAnswer answer)
    {
        var headers = new Dictionary<string, string> { ["cache-control"] = "no-store", ["x-content-type-options"] = "nosniff" };
        if (answer.Json is not null)
            headers["content-type"] = "application/json; charset=utf-8";
        return new APIGatewayHttpApiV2ProxyResponse { StatusCode = answer.Status, Headers = headers, Body = answer.Json ?? "" };
    }
}
