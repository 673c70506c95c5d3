using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>The diagnostics, under the ids that the official generator gives them.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor MultipleStartups = Rule(
        "AWSLambda0101", "Several startup classes", "Only one class may carry [LambdaStartup]; found {0}");

    public static readonly DiagnosticDescriptor MissingDependency = Rule(
        "AWSLambda0104", "Missing dependency", "Reference the package {0}: the generated code needs it");

    public static readonly DiagnosticDescriptor BadResourceName = Rule(
        "AWSLambda0106", "Bad resource name", "The resource name '{0}' may hold letters and digits only");

    public static readonly DiagnosticDescriptor MissingSerializer = Rule(
        "AWSLambda0108", "Missing serializer", "Name the serializer: [assembly: LambdaSerializer(typeof(...))]; {0} has none");

    public static readonly DiagnosticDescriptor NotAnExecutable = Rule(
        "AWSLambda0111", "Not an executable", "GenerateMain needs <OutputType>Exe</OutputType>");

    public static readonly DiagnosticDescriptor NoFunctions = Rule(
        "AWSLambda0113", "No functions", "GenerateMain needs at least one method with [LambdaFunction]");

    public static readonly DiagnosticDescriptor MainExists = Rule(
        "AWSLambda0114", "Main exists", "GenerateMain would add a second Main beside {0}");

    public static readonly DiagnosticDescriptor BadSqsEvent = Rule(
        "AWSLambda0116", "Bad [SQSEvent]", "The [SQSEvent] of {0} is not valid: {1}");

    public static readonly DiagnosticDescriptor BadSignature = Rule(
        "AWSLambda0117", "Bad method signature", "The signature of {0} is not valid: {1}");

    public static readonly DiagnosticDescriptor BadScheduleEvent = Rule(
        "AWSLambda0139", "Bad [ScheduleEvent]", "The [ScheduleEvent] of {0} is not valid: {1}");

    public static readonly IReadOnlyDictionary<string, DiagnosticDescriptor> ById = new[]
    {
        MultipleStartups, MissingDependency, BadResourceName, MissingSerializer, NotAnExecutable,
        NoFunctions, MainExists, BadSqsEvent, BadSignature, BadScheduleEvent,
    }.ToDictionary(rule => rule.Id);

    private static DiagnosticDescriptor Rule(string id, string title, string message) =>
        new(id, title, message, "AWSLambdaCSharpGenerator", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
