using System.Text.Json.Nodes;

namespace Delightful.Local.Deployment;

/// <summary>
/// A CloudFormation template divided between moto and the cloud itself. What the cloud makes itself may refer
/// to what moto makes: each reference becomes an output of the stack, read back once the stack is there.
/// </summary>
sealed class LocalTemplate
{
    const string Prefix = "LocalReference";

    readonly List<JsonNode> references = [];

    LocalTemplate(JsonObject body, IReadOnlyDictionary<string, JsonObject> own) => (Body, Own) = (body, own);

    /// <summary>What moto's CloudFormation gets.</summary>
    public JsonObject Body { get; }

    /// <summary>The resources that are made by the cloud, by logical id.</summary>
    public IReadOnlyDictionary<string, JsonObject> Own { get; }

    public IEnumerable<string> ParameterNames => (Body["Parameters"] as JsonObject ?? []).Select(p => p.Key);

    public static LocalTemplate Divide(JsonObject template, Func<string, bool> isOwn)
    {
        var body = (JsonObject)template.DeepClone();
        var resources = body["Resources"]!.AsObject();
        var own = resources.Where(r => isOwn((string)r.Value!["Type"]!)).ToDictionary(r => r.Key, r => r.Value!.AsObject());
        foreach (var name in own.Keys)
            resources.Remove(name);
        foreach (var (_, resource) in resources)
            Adjust(resource!.AsObject(), own);
        foreach (var (name, output) in (body["Outputs"] as JsonObject ?? []).ToList())
            if (Named(output?["Value"]) is { } named && own.ContainsKey(named))
                body["Outputs"]!.AsObject().Remove(name);
        var divided = new LocalTemplate(body, own);
        divided.AddOutputs();
        return divided;
    }

    /// <summary>The properties of an own resource with each reference replaced by its value in the stack; one that a condition leaves out is left out.</summary>
    public JsonObject Resolve(string logicalId, IReadOnlyDictionary<string, string> outputs) =>
        Replace(Own[logicalId]["Properties"] ?? new JsonObject(), reference =>
        {
            var name = Prefix + references.FindIndex(r => JsonNode.DeepEquals(r, reference));
            return reference["Fn::If"] is null ? outputs[name] : outputs.GetValueOrDefault(name);
        })!.AsObject();

    void AddOutputs()
    {
        foreach (var resource in Own.Values)
            Replace(resource["Properties"] ?? new JsonObject(), reference =>
            {
                if (!references.Exists(r => JsonNode.DeepEquals(r, reference)))
                    references.Add(reference.DeepClone());
                return "";
            });
        var outputs = Body["Outputs"]?.AsObject() ?? [];
        foreach (var (index, reference) in references.Index())
            outputs[$"{Prefix}{index}"] = new JsonObject { ["Value"] = reference.DeepClone() };
        Body["Outputs"] = outputs;
    }

    static JsonNode? Replace(JsonNode? node, Func<JsonNode, string?> value) => node switch
    {
        JsonObject { Count: 1 } one when one.First().Key is "Ref" or ['F', 'n', ':', ':', ..] => value(one),
        JsonObject many => new JsonObject(many.Select(p => KeyValuePair.Create(p.Key, Replace(p.Value, value))).Where(p => p.Value is not null)),
        JsonArray list => new JsonArray([.. list.Select(item => Replace(item, value))]),
        _ => node?.DeepClone(),
    };

    /// <summary>The resource that a value refers to; null when it refers to none.</summary>
    static string? Named(JsonNode? value) => (string?)value?["Ref"] ?? (string?)(value?["Fn::GetAtt"] as JsonArray)?[0];

    static void Adjust(JsonObject resource, Dictionary<string, JsonObject> own)
    {
        if (resource["DependsOn"] is JsonArray all)
            resource["DependsOn"] = new JsonArray([.. all.Where(d => !own.ContainsKey((string)d!)).Select(d => d!.DeepClone())]);
        else if ((string?)resource["DependsOn"] is { } one && own.ContainsKey(one))
            resource.Remove("DependsOn");
        // Lambda itself sets this variable from the logging configuration.
        if ((string?)resource["Type"] == "AWS::Lambda::Function" && (string?)resource["Properties"]?["LoggingConfig"]?["LogFormat"] is { } format)
            Variables(resource["Properties"]!.AsObject())["AWS_LAMBDA_LOG_FORMAT"] = format.ToUpperInvariant();
    }

    static JsonObject Variables(JsonObject properties)
    {
        var environment = properties["Environment"] as JsonObject ?? [];
        properties["Environment"] ??= environment;
        var variables = environment["Variables"] as JsonObject ?? [];
        environment["Variables"] ??= variables;
        return variables;
    }
}
