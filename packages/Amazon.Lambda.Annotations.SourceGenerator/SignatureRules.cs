using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>What a function method's attributes allow it to look like.</summary>
internal static class SignatureRules
{
    private const string SqsEvent = "Amazon.Lambda.SQSEvents.SQSEvent";
    private const string SqsBatchResponse = "Amazon.Lambda.SQSEvents.SQSBatchResponse";
    private const string ScheduledEvent = "Amazon.Lambda.CloudWatchEvents.ScheduledEvents.ScheduledEvent";
    private const string HttpRequest = "Amazon.Lambda.APIGatewayEvents.APIGatewayHttpApiV2ProxyRequest";
    private const string HttpResponse = "Amazon.Lambda.APIGatewayEvents.APIGatewayHttpApiV2ProxyResponse";
    private const string Context = "Amazon.Lambda.Core.ILambdaContext";
    private const string Task = "System.Threading.Tasks.Task";

    public static IEnumerable<Finding> Check(IMethodSymbol method, AttributeData function)
    {
        var place = Place.Of(method);
        if (Named(function, "ResourceName") is { } resource && !Regex.IsMatch(resource, "^[a-zA-Z0-9]+$"))
            yield return Finding.Of(Rules.BadResourceName, place, resource);

        foreach (var wrong in Signature(method))
            yield return Finding.Of(Rules.BadSignature, place, method.Name, wrong);

        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "SQSEventAttribute")
            {
                foreach (var wrong in Sqs(method, attribute))
                    yield return Finding.Of(Rules.BadSqsEvent, place, method.Name, wrong);
                foreach (var wrong in Takes(method, SqsEvent, "void", Task, SqsBatchResponse, $"{Task}<{SqsBatchResponse}>"))
                    yield return Finding.Of(Rules.BadSignature, place, method.Name, wrong);
            }

            if (attribute.AttributeClass?.Name == "FunctionUrlAttribute")
            {
                foreach (var wrong in Takes(method, HttpRequest, HttpResponse, $"{Task}<{HttpResponse}>"))
                    yield return Finding.Of(Rules.BadSignature, place, method.Name, wrong);
            }

            if (attribute.AttributeClass?.Name == "ScheduleEventAttribute")
            {
                if (Argument(attribute) is not { } expression || !Regex.IsMatch(expression, @"^(rate|cron)\(.+\)$"))
                    yield return Finding.Of(Rules.BadScheduleEvent, place, method.Name, "the schedule must be rate(...) or cron(...)");
                foreach (var wrong in Takes(method, ScheduledEvent, "void", Task))
                    yield return Finding.Of(Rules.BadSignature, place, method.Name, wrong);
            }
        }
    }

    private static IEnumerable<string> Signature(IMethodSymbol method)
    {
        if (method.IsGenericMethod || method.ContainingType.IsGenericType)
            yield return "neither the method nor its class may be generic";
        if (method.ContainingType.ContainingType is not null)
            yield return "its class must not be nested";
        if (method.Parameters.Any(parameter => parameter.RefKind != RefKind.None))
            yield return "its parameters must be passed by value";
        if (FromEvent(method).Count(type => type != Context) > 1)
            yield return "only one parameter may hold the event; mark the others [FromServices]";
    }

    private static IEnumerable<string> Takes(IMethodSymbol method, string eventType, params string[] returns)
    {
        var parameters = method.Parameters.Select(parameter => LambdaMethodReader.Name(parameter.Type)).ToArray();
        if (parameters.FirstOrDefault() != eventType || parameters.Length > 2 || (parameters.Length == 2 && parameters[1] != Context))
            yield return $"its parameters must be ({eventType}) or ({eventType}, {Context})";
        var returned = method.ReturnsVoid ? "void" : LambdaMethodReader.Name(method.ReturnType);
        if (!returns.Contains(returned))
            yield return $"it must return {string.Join(" or ", returns)}";
    }

    private static IEnumerable<string> Sqs(IMethodSymbol method, AttributeData attribute)
    {
        var queue = Argument(attribute) ?? string.Empty;
        if (!queue.StartsWith("@", StringComparison.Ordinal) && queue.Split(':').Length != 6)
            yield return "the queue must be an ARN or start with '@' and name a resource";
        if (Named(attribute, "ResourceName") is { } resource && !Regex.IsMatch(resource, "^[a-zA-Z0-9]+$"))
            yield return "its resource name may hold letters and digits only";
        if (Number(attribute, "BatchSize") is { } size and (< 1 or > 10000))
            yield return $"the batch size {size} is not between 1 and 10000";
        if (Number(attribute, "MaximumBatchingWindowInSeconds") is { } window and > 300)
            yield return $"the batching window {window} is longer than 300 seconds";
        if (Number(attribute, "MaximumConcurrency") is { } concurrency and (< 2 or > 1000))
            yield return $"the concurrency {concurrency} is not between 2 and 1000";
    }

    private static IEnumerable<string> FromEvent(IMethodSymbol method) => method.Parameters
        .Where(parameter => parameter.GetAttributes().All(attribute => attribute.AttributeClass?.Name != "FromServicesAttribute"))
        .Select(parameter => LambdaMethodReader.Name(parameter.Type));

    private static string? Argument(AttributeData attribute) =>
        attribute.ConstructorArguments.Select(argument => argument.Value).OfType<string>().FirstOrDefault();

    private static string? Named(AttributeData attribute, string name) => Value(attribute, name) as string;

    private static uint? Number(AttributeData attribute, string name) => Value(attribute, name) as uint?;

    private static object? Value(AttributeData attribute, string name) =>
        attribute.NamedArguments.Where(argument => argument.Key == name).Select(argument => argument.Value.Value).FirstOrDefault();
}
