using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.WebUtilities;

namespace Delightful.Local.Containers;

/// <summary>Opens, changes and closes ports as listeners come and go.</summary>
sealed class ListenerObserver(LoadBalancers balancers) : IAwsObserver
{
    /// <inheritdoc/>
    public bool Watches(AwsRequest request) => request is { Service: "elasticloadbalancing", Operation: "CreateListener" or "ModifyListener" or "DeleteListener" };

    /// <inheritdoc/>
    public async Task SawAsync(AwsRequest request, ReadOnlyMemory<byte> response, CancellationToken ct)
    {
        var asked = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(request.Body.Span));
        if (request.Operation == "DeleteListener")
            await balancers.RemoveAsync(asked["ListenerArn"].ToString());
        else if (XDocument.Parse(Encoding.UTF8.GetString(response.Span)).Descendants().FirstOrDefault(e => e.Name.LocalName == "ListenerArn") is { } arn)
            await balancers.RefreshAsync(arn.Value, ct);
    }
}
