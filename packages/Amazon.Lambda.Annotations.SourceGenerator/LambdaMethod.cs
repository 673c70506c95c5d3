namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>A method with [LambdaFunction], as text: all that generating needs.</summary>
internal sealed record LambdaMethod(
    string Namespace,
    string Class,
    string Method,
    EquatableList<LambdaParameter> Parameters,
    string ReturnType,
    bool IsVoid,
    bool ReturnsValue,
    bool IsAsync,
    bool IsStatic,
    string? Serializer,
    Place? Place,
    EquatableList<Finding> Findings)
{
    public string Wrapper => $"{Class}_{Method}_Generated";

    /// <summary>Upstream's file name, so that generated files compare one to one.</summary>
    public string HintName => $"{Wrapper}.g.cs";

    public IEnumerable<LambdaParameter> FromEvent => Parameters.Where(parameter => !parameter.FromServices);
}

/// <summary>A parameter: its type in full, and whether the container or the event provides it.</summary>
internal sealed record LambdaParameter(string Type, string Name, bool FromServices, bool IsContext)
{
    /// <summary>Its name in the wrapper, which cannot collide with the wrapper's own variables.</summary>
    public string WrapperName => IsContext ? "__context__" : $"__{Name}__";
}

/// <summary>What the whole assembly says.</summary>
internal sealed record AssemblyFacts(
    bool GenerateMain,
    bool IsExecutable,
    bool HasRuntimeSupport,
    bool HasDependencyInjection,
    string? Serializer,
    string? ExistingMain);

/// <summary>The class with [LambdaStartup].</summary>
internal sealed record StartupClass(string Type, bool ConfiguresServices, Place? Place);
