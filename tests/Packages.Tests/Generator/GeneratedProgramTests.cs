using System.Text.Json;
using Delightful.Packages.Tests.Runtime;

namespace Delightful.Packages.Tests.Generator;

/// <summary>A generated program as a process of its own, with a Runtime API over HTTP.</summary>
public class GeneratedProgramTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_serves_the_event_and_logs_it_as_JSON()
    {
        await using var api = new RuntimeApi("""{"id":"o-1"}""");
        using var program = new GeneratedProgram(Baselines.Read("Generator/Input/Logging.cs"));
        using var process = program.Start(new Dictionary<string, string>
        {
            ["ANNOTATIONS_HANDLER"] = "Placed",
            ["AWS_LAMBDA_RUNTIME_API"] = api.Endpoint,
            ["AWS_LAMBDA_LOG_FORMAT"] = "JSON",
            ["AWS_LAMBDA_LOG_LEVEL"] = "INFO",
            ["AWS_LAMBDA_DOTNET_DEBUG_RUN_ONCE"] = "true",
        });

        var log = (await process.StandardOutput.ReadToEndAsync(Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync(Token);

        process.ExitCode.ShouldBe(0, await process.StandardError.ReadToEndAsync(Token));
        api.Posts.ShouldHaveSingleItem().Path.ShouldEndWith("/invocation/request-1/response");
        api.Posts[0].Body.ShouldBe("\"served by the injected counter\"");
        var entries = log.Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        entries.Select(entry => entry.GetProperty("message").GetString()).ShouldBe(["order o-1", "plain line"]);
        entries.ShouldAllBe(entry => entry.GetProperty("requestId").GetString() == "request-1");
        entries[0].GetProperty("id").GetString().ShouldBe("o-1");
    }

    [Theory]
    [InlineData("Nothing", "ANNOTATIONS_HANDLER names 'Nothing', which is no function here. Set it to one of: Placed.")]
    [InlineData("", "ANNOTATIONS_HANDLER is not set. Set it to one of: Placed.")]
    public async Task It_fails_when_it_is_not_told_which_function_it_is(string handler, string message)
    {
        using var program = new GeneratedProgram(Baselines.Read("Generator/Input/Logging.cs"));
        using var process = program.Start(new Dictionary<string, string> { ["ANNOTATIONS_HANDLER"] = handler });

        var error = await process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);

        process.ExitCode.ShouldNotBe(0);
        error.ShouldContain(message);
    }
}
