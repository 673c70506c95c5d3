using Delightful.Local.Deployment.Resources;
using Delightful.Local.EventBridge.Rules;
using Delightful.Local.Lambda.Functions;

namespace Delightful.Local.Deployment;

/// <summary>Deploys the SAM template as AWS would: translated, then a stack, then what the stack could not hold.</summary>
sealed class TemplateDeployment(
    LocalCloudOptions options,
    SamTranslator translator,
    IEnumerable<IOwnResource> resources,
    TableSettings tables,
    MotoClient moto,
    RuleBook rules,
    FunctionCatalogue functions) : IStartUpStep
{
    const string StackName = "delightful";

    readonly Dictionary<string, IOwnResource> own = resources.ToDictionary(r => r.Type);

    /// <summary>At start only what the options name is deployed.</summary>
    public Task RunAsync(CancellationToken ct) => options.Template is null ? Task.CompletedTask : DeployAsync(ct);

    /// <summary>Deploys the template of the options, else the repository's.</summary>
    public async Task DeployAsync(CancellationToken ct)
    {
        var path = options.Template ?? Path.Combine(options.RepositoryRoot, "template.yaml");
        var template = LocalTemplate.Divide(await translator.TranslateAsync(path, ct), own.ContainsKey);
        var declared = template.ParameterNames.ToHashSet();
        var parameters = TemplateParameters.Of(options).Where(p => declared.Contains(p.Key)).ToDictionary();
        var outputs = await new Stack(moto, StackName).CreateAsync(template, parameters, ct);
        functions.Forget();
        foreach (var (logicalId, resource) in template.Own)
            await own[(string)resource["Type"]!].CreateAsync(template.Resolve(logicalId, outputs), ct);
        await tables.ApplyAsync(template.Body["Resources"]!.AsObject(), ct);
        await rules.ReadAsync(ct);
    }
}
