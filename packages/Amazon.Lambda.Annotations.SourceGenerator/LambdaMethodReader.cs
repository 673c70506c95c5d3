using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>Reads a method with [LambdaFunction] off its symbol.</summary>
internal static class LambdaMethodReader
{
    private const string ContextType = "Amazon.Lambda.Core.ILambdaContext";

    private static readonly SymbolDisplayFormat FullName = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    public static string Name(ITypeSymbol type) => type.ToDisplayString(FullName);

    public static LambdaMethod Read(IMethodSymbol method, AttributeData function)
    {
        var returned = method.ReturnType as INamedTypeSymbol;
        var isTask = returned is { Name: "Task" } && returned.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";
        return new LambdaMethod(
            method.ContainingNamespace.IsGlobalNamespace ? string.Empty : method.ContainingNamespace.ToDisplayString(),
            method.ContainingType.Name,
            method.Name,
            new EquatableList<LambdaParameter>(method.Parameters.Select(Parameter)),
            method.ReturnsVoid ? "void" : Name(method.ReturnType),
            method.ReturnsVoid,
            isTask ? returned!.IsGenericType : !method.ReturnsVoid,
            isTask,
            method.IsStatic,
            Serializer(method.GetAttributes()),
            Place.Of(method),
            new EquatableList<Finding>(SignatureRules.Check(method, function)));
    }

    /// <summary>The type in [LambdaSerializer(typeof(T))], if the attribute is there.</summary>
    public static string? Serializer(IEnumerable<AttributeData> attributes) => attributes
        .Where(attribute => attribute.AttributeClass?.ToDisplayString() == "Amazon.Lambda.Core.LambdaSerializerAttribute")
        .Select(attribute => attribute.ConstructorArguments.Select(argument => argument.Value).OfType<ITypeSymbol>().Select(Name).FirstOrDefault())
        .FirstOrDefault();

    private static LambdaParameter Parameter(IParameterSymbol parameter) => new(
        Name(parameter.Type),
        parameter.Name,
        parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "FromServicesAttribute"),
        Name(parameter.Type) == ContextType);
}
