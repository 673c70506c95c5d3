using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>
/// Writes a wrapper for each method with [LambdaFunction] and, with GenerateMain, the program. Unlike the official
/// generator it never touches a CloudFormation template.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class LambdaGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var functions = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Amazon.Lambda.Annotations.LambdaFunctionAttribute",
            static (node, _) => node is MethodDeclarationSyntax,
            static (found, _) => LambdaMethodReader.Read((IMethodSymbol)found.TargetSymbol, found.Attributes[0])).Collect();
        var startups = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Amazon.Lambda.Annotations.LambdaStartupAttribute",
            static (node, _) => node is ClassDeclarationSyntax,
            static (found, _) => AssemblyReader.Startup((INamedTypeSymbol)found.TargetSymbol)).Collect();
        var assembly = context.CompilationProvider.Select(AssemblyReader.Read);

        context.RegisterSourceOutput(
            functions.Combine(startups).Combine(assembly),
            static (output, found) => Generate(output, found.Left.Left, found.Left.Right, found.Right));
    }

    private static void Generate(
        SourceProductionContext output, ImmutableArray<LambdaMethod> functions, ImmutableArray<StartupClass> startups, AssemblyFacts assembly)
    {
        var findings = AssemblyRules.Check(functions, startups, assembly).ToArray();
        foreach (var finding in findings)
            output.ReportDiagnostic(finding.ToDiagnostic());
        if (findings.Length > 0 || functions.IsEmpty)
            return;

        var startup = startups.FirstOrDefault();
        foreach (var function in functions)
        {
            var source = WrapperSource.Write(function, startup, (function.Serializer ?? assembly.Serializer)!);
            output.AddSource(function.HintName, SourceText.From(source, Encoding.UTF8));
        }

        if (assembly.GenerateMain)
            output.AddSource(ProgramSource.HintName, SourceText.From(ProgramSource.Write(functions, assembly), Encoding.UTF8));
    }
}
