using System.Text;
using System.Xml.Linq;
using Delightful.Local.Gateway;
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
            answer = QueryRefusal.Of(refused);
        }
        foreach (var name in answer.Descendants().Where(e => e.Name.LocalName == "DNSName"))
            name.Value = "127.0.0.1";
        request.Http.Response.ContentType = "text/xml";
        await request.Http.Response.WriteAsync(answer.ToString(), ct);
    }
}
