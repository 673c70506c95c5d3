using System.Globalization;
using System.Xml.Linq;

namespace Delightful.Local.Deployment;

/// <summary>A stack in moto's CloudFormation.</summary>
sealed class Stack(MotoClient moto, string name)
{
    /// <summary>Creates it and returns its outputs; a stack that does not complete throws with what moto said.</summary>
    public async Task<IReadOnlyDictionary<string, string>> CreateAsync(LocalTemplate template, IReadOnlyDictionary<string, string> parameters, CancellationToken ct)
    {
        var request = new Dictionary<string, string> { ["StackName"] = name, ["TemplateBody"] = template.Body.ToJsonString(), ["Capabilities.member.1"] = "CAPABILITY_NAMED_IAM" };
        foreach (var (index, (key, value)) in parameters.Index())
        {
            request[Member("Parameters", index, "ParameterKey")] = key;
            request[Member("Parameters", index, "ParameterValue")] = value;
        }
        await moto.QueryAsync("cloudformation", "CreateStack", request, ct);
        var described = await AskAsync("DescribeStacks", ct);
        if (Values(described, "StackStatus").FirstOrDefault() is var status and not "CREATE_COMPLETE")
            throw new InvalidOperationException($"Stack {name} ended as {status}: {string.Join("; ", Values(described, "StackStatusReason"))}");
        await RefuseUnknownAsync(template, ct);
        return Members(described, "Outputs").ToDictionary(o => Value(o, "OutputKey"), o => Value(o, "OutputValue"));
    }

    /// <summary>moto leaves out what it does not know without a word, as it does what its condition leaves out.</summary>
    async Task RefuseUnknownAsync(LocalTemplate template, CancellationToken ct)
    {
        var made = Values(await AskAsync("DescribeStackResources", ct), "LogicalResourceId").ToHashSet();
        var missing = template.Body["Resources"]!.AsObject().Where(r => r.Value!["Condition"] is null && !made.Contains(r.Key)).Select(r => $"{r.Key} ({r.Value!["Type"]})").ToList();
        if (missing.Count > 0)
            throw new InvalidOperationException($"Neither moto's CloudFormation nor the local cloud can make {string.Join(", ", missing)}.");
    }

    Task<XDocument> AskAsync(string action, CancellationToken ct) =>
        moto.QueryAsync("cloudformation", action, new Dictionary<string, string> { ["StackName"] = name }, ct);

    static string Member(string list, int index, string field) => string.Create(CultureInfo.InvariantCulture, $"{list}.member.{index + 1}.{field}");

    static IEnumerable<XElement> Members(XDocument document, string list) =>
        document.Descendants().Where(e => e.Name.LocalName == list).SelectMany(e => e.Elements());

    static IEnumerable<string> Values(XDocument document, string name) =>
        document.Descendants().Where(e => e.Name.LocalName == name).Select(e => e.Value);

    static string Value(XElement parent, string name) => parent.Elements().First(e => e.Name.LocalName == name).Value;
}
