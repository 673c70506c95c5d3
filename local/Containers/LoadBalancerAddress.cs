using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Delightful.Local.Containers;

/// <summary>A load balancer's DNS name is this machine, so that what its listeners serve can be reached under it.</summary>
sealed class LoadBalancerAddress(MotoClient moto) : IAwsBehaviour
{
    /// <inheritdoc/>
    public bool Owns(AwsRequest request) => request is { Service: "elasticloadbalancing", Operation: "CreateLoadBalancer" or "DescribeLoadBalancers" };

    /// <inheritdoc/>
    public async Task AnswerAsync(AwsRequest request, CancellationToken ct)
    {
        var asked = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(request.Body.Span)).ToDictionary(p => p.Key, p => p.Value.ToString());
        asked.Remove("Action");
        XDocument answer;
        try
        {
            answer = await Balancing.AskAsync(moto, request.Operation!, asked, ct);
        }
        catch (AwsException refused)
        {
            request.Http.Response.StatusCode = refused.Status;
            answer = Refusal(refused);
        }
        foreach (var name in answer.Descendants().Where(e => e.Name.LocalName == "DNSName"))
            name.Value = "127.0.0.1";
        request.Http.Response.ContentType = "text/xml";
        await request.Http.Response.WriteAsync(answer.ToString(), ct);
    }

    /// The query protocol's error, which the JSON protocol's answer would not be.
    static XDocument Refusal(AwsException refused) => new(new XElement("ErrorResponse", new XElement("Error",
        new XElement("Type", "Sender"), new XElement("Code", refused.Code), new XElement("Message", refused.Message))));
}
