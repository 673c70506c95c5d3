using Microsoft.CodeAnalysis;

namespace Delightful.Packages.Tests.Generator;

/// <summary>Each mistake is reported under the official generator's id, and nothing is generated beside it.</summary>
public class DiagnosticTests
{
    const string Head = """
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Annotations.APIGateway;
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Annotations.Schedule;
        using Amazon.Lambda.Annotations.SQS;
        using Amazon.Lambda.CloudWatchEvents.ScheduledEvents;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;
        using Microsoft.Extensions.DependencyInjection;
        """;

    const string Serializer = """
        [assembly: LambdaSerializer(typeof(Text))]
        public class Text : ILambdaSerializer
        {
            public T Deserialize<T>(Stream requestStream) => default;
            public void Serialize<T>(T response, Stream responseStream) { }
        }
        """;

    const string Main = "[assembly: LambdaGlobalProperties(GenerateMain = true)]";

    const string Function = "public class Functions { [LambdaFunction] public Task Go(string text) => Task.CompletedTask; }";

    const string Startup = "public void ConfigureServices(IServiceCollection services) { } ";

    [Fact]
    public void Two_startup_classes() => Reported(
        $"[LambdaStartup] public class One {{ {Startup} }} [LambdaStartup] public class Two {{ {Startup} }} {Function}", "AWSLambda0101");

    [Fact]
    public void A_program_without_RuntimeSupport() => Reported(
        Function, "AWSLambda0104", Main, without: "Amazon.Lambda.RuntimeSupport");

    [Fact]
    public void A_startup_without_the_container_package() => Reported(
        $"[LambdaStartup] public class One {{ public void ConfigureServices(object services) {{ }} }} {Function}", "AWSLambda0104",
        without: "Microsoft.Extensions.DependencyInjection");

    [Fact]
    public void A_resource_name_with_a_hyphen() => Reported(
        Function.Replace("[LambdaFunction]", "[LambdaFunction(ResourceName = \"image-pushed\")]", StringComparison.Ordinal), "AWSLambda0106");

    [Fact]
    public void No_serializer() =>
        GeneratorRun.Of(Head + Function, OutputKind.DynamicallyLinkedLibrary).Ids.ShouldBe(["AWSLambda0108"]);

    [Fact]
    public void A_program_in_a_library() => Reported(Function, "AWSLambda0111", Main, OutputKind.DynamicallyLinkedLibrary);

    [Fact]
    public void A_program_without_functions() => Reported("public class Nothing;", "AWSLambda0113", Main);

    [Fact]
    public void A_program_beside_another_Main() => Reported(
        Function + "public class Mine { public static void Main() { } }", "AWSLambda0114", Main);

    [Theory]
    [InlineData("\"orders\"")]
    [InlineData("\"@Orders\", BatchSize = 20000")]
    [InlineData("\"@Orders\", MaximumConcurrency = 1")]
    [InlineData("\"@Orders\", MaximumBatchingWindowInSeconds = 301")]
    [InlineData("\"@Orders\", ResourceName = \"order-queue\"")]
    public void A_queue_event_outside_its_limits(string arguments) => Reported(
        $"public class Functions {{ [LambdaFunction] [SQSEvent({arguments})] public Task Go(SQSEvent orders) => Task.CompletedTask; }}", "AWSLambda0116");

    [Theory]
    [InlineData("[SQSEvent(\"@Orders\")] public Task Go(string orders) => Task.CompletedTask;")]
    [InlineData("[SQSEvent(\"@Orders\")] public Task<string> Go(SQSEvent orders) => Task.FromResult(string.Empty);")]
    [InlineData("[SQSEvent(\"@Orders\")] public Task Go(SQSEvent orders, [FromServices] Text text) => Task.CompletedTask;")]
    [InlineData("[ScheduleEvent(\"rate(1 minute)\")] public Task Go(string minute) => Task.CompletedTask;")]
    [InlineData("[FunctionUrl] public Task<string> Go(APIGatewayHttpApiV2ProxyRequest request) => Task.FromResult(string.Empty);")]
    [InlineData("[FunctionUrl] public APIGatewayHttpApiV2ProxyResponse Go(string body) => new();")]
    [InlineData("public Task Go<T>(T any) => Task.CompletedTask;")]
    [InlineData("public Task Go(string one, string two) => Task.CompletedTask;")]
    public void A_signature_that_no_event_fits(string method) => GeneratorRun
        .Of($"{Head}{Serializer} public class Functions {{ [LambdaFunction] {method} }}", OutputKind.DynamicallyLinkedLibrary)
        .Ids.ShouldContain("AWSLambda0117");

    [Fact]
    public void A_startup_that_configures_nothing() => Reported($"[LambdaStartup] public class One; {Function}", "AWSLambda0117");

    [Theory]
    [InlineData("every minute")]
    [InlineData("rate(")]
    public void A_schedule_that_is_neither_rate_nor_cron(string schedule) => Reported(
        $"public class Functions {{ [LambdaFunction] [ScheduleEvent(\"{schedule}\")] public Task Go(ScheduledEvent minute) => Task.CompletedTask; }}", "AWSLambda0139");

    static void Reported(string source, string id, string main = "", OutputKind? kind = null, string? without = null)
    {
        var output = kind ?? (main.Length > 0 ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary);
        var run = GeneratorRun.Of(Head + main + Serializer + source, output, without);

        run.Ids.ShouldBe([id]);
        run.Diagnostics.ShouldAllBe(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        run.Files.ShouldBeEmpty();
    }
}
