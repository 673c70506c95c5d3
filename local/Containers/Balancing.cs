using System.Xml.Linq;

namespace Delightful.Local.Containers;

/// <summary>Calls to the load balancing service of the second generation, which is told from the first by its version.</summary>
static class Balancing
{
    public static Task<XDocument> AskAsync(MotoClient moto, string action, IReadOnlyDictionary<string, string> parameters, CancellationToken ct) =>
        moto.QueryAsync("elasticloadbalancing", action, new Dictionary<string, string>(parameters) { ["Version"] = "2015-12-01" }, ct);
}
