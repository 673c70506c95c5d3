using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Delightful.EndToEnd;

/// <summary>A role with all that it may do.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Trust">Who may take it.</param>
/// <param name="Documents">Its policies, its own and those attached to it.</param>
internal sealed record IamRole(string Name, JsonNode Trust, IReadOnlyList<JsonNode> Documents);

/// <summary>Reads IAM as it is in an account. moto cannot answer for all of it at once, and the AWS command line is a process a call.</summary>
internal sealed class Iam(Uri endpoint) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = endpoint };

    public async Task<IReadOnlyList<IamRole>> RolesAsync()
    {
        List<IamRole> roles = [];
        foreach (var role in Members(await CallAsync("ListRoles", ("MaxItems", "1000")), "Roles"))
        {
            var name = Text(role, "RoleName");
            List<JsonNode> documents = [];
            foreach (var policy in Members(await CallAsync("ListRolePolicies", ("RoleName", name)), "PolicyNames"))
                documents.Add(Document(await CallAsync("GetRolePolicy", ("RoleName", name), ("PolicyName", policy.Value)), "PolicyDocument"));
            foreach (var attached in Members(await CallAsync("ListAttachedRolePolicies", ("RoleName", name)), "AttachedPolicies"))
            {
                var arn = Text(attached, "PolicyArn");
                var version = Text(await CallAsync("GetPolicy", ("PolicyArn", arn)), "DefaultVersionId");
                documents.Add(Document(await CallAsync("GetPolicyVersion", ("PolicyArn", arn), ("VersionId", version)), "Document"));
            }
            roles.Add(new(name, Document(role, "AssumeRolePolicyDocument"), documents));
        }
        return roles;
    }

    public void Dispose() => _http.Dispose();

    private async Task<XElement> CallAsync(string action, params (string Name, string Value)[] parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/");
        // The local cloud reads the service from a signature's scope, and checks nothing else in it.
        request.Headers.TryAddWithoutValidation(
            "Authorization", "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=none");
        request.Content = new FormUrlEncodedContent([new("Action", action), new("Version", "2010-05-08"), .. parameters.Select(p => KeyValuePair.Create(p.Name, p.Value))]);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return response.IsSuccessStatusCode ? XElement.Parse(text) : throw new InvalidOperationException($"{action} {string.Join(' ', parameters)}: {text}");
    }

    private static IEnumerable<XElement> Members(XElement answer, string list) =>
        answer.Descendants().Where(e => e.Name.LocalName == list).SelectMany(e => e.Elements());

    private static string Text(XElement element, string name) => element.Descendants().First(e => e.Name.LocalName == name).Value.Trim();

    /// <summary>A document is encoded as in an address. What CloudFormation gave to moto it shows as Python writes it, in single quotes.</summary>
    private static JsonNode Document(XElement element, string name)
    {
        var text = Text(element, name);
        var plain = text.StartsWith('{') ? text : Uri.UnescapeDataString(text.Replace('+', ' '));
        return JsonNode.Parse(plain.StartsWith("{'", StringComparison.Ordinal) ? plain.Replace('\'', '"') : plain)!;
    }
}
