using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>Reads what concerns the whole assembly off the compilation.</summary>
internal static class AssemblyReader
{
    public static AssemblyFacts Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var attributes = compilation.Assembly.GetAttributes();
        var global = attributes.FirstOrDefault(attribute =>
            attribute.AttributeClass?.ToDisplayString() == "Amazon.Lambda.Annotations.LambdaGlobalPropertiesAttribute");
        return new AssemblyFacts(
            global?.NamedArguments.Any(argument => argument is { Key: "GenerateMain", Value.Value: true }) ?? false,
            compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication,
            compilation.GetTypeByMetadataName("Amazon.Lambda.RuntimeSupport.LambdaBootstrapBuilder") is not null,
            compilation.GetTypeByMetadataName("Microsoft.Extensions.DependencyInjection.ServiceProvider") is not null,
            LambdaMethodReader.Serializer(attributes),
            compilation.GetEntryPoint(cancellationToken)?.ContainingType.ToDisplayString());
    }

    public static StartupClass Startup(INamedTypeSymbol type) => new(
        LambdaMethodReader.Name(type),
        type.GetMembers("ConfigureServices").OfType<IMethodSymbol>().Any(method =>
            !method.IsStatic
            && method.Parameters.Length == 1
            && method.Parameters[0].Type.ToDisplayString() == "Microsoft.Extensions.DependencyInjection.IServiceCollection"),
        Place.Of(type));
}
