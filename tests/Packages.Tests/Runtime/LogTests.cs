using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.TestUtilities;

namespace Delightful.Packages.Tests.Runtime;

public class LogTests
{
    [Fact]
    public void A_JSON_line_has_the_fixed_members_then_one_per_hole()
    {
        var line = Logged(json: true, log => log.LogInformation("Released {tag} to {environment} after {attempts}", "v2", "dev", 3));

        using var document = JsonDocument.Parse(line);
        document.RootElement.EnumerateObject().Select(member => member.Name)
            .ShouldBe(["timestamp", "level", "requestId", "traceId", "message", "tag", "environment", "attempts"]);
        document.RootElement.GetProperty("level").GetString().ShouldBe("Information");
        document.RootElement.GetProperty("requestId").GetString().ShouldBe("request-1");
        document.RootElement.GetProperty("message").GetString().ShouldBe("Released v2 to dev after 3");
        document.RootElement.GetProperty("attempts").GetInt32().ShouldBe(3);
    }

    [Fact]
    public void A_JSON_line_tells_the_exception()
    {
        var line = Logged(json: true, log => log.LogError(new InvalidOperationException("no stock"), "Order {id} failed", "o-1"));

        using var document = JsonDocument.Parse(line);
        document.RootElement.GetProperty("errorType").GetString().ShouldBe("System.InvalidOperationException");
        document.RootElement.GetProperty("errorMessage").GetString().ShouldBe("no stock");
        document.RootElement.GetProperty("stackTrace").GetArrayLength().ShouldBePositive();
    }

    [Fact]
    public void A_hole_cannot_overwrite_a_fixed_member()
    {
        var line = Logged(json: true, log => log.LogInformation("{level} and {level}", "mine", "yours"));

        JsonDocument.Parse(line).RootElement.GetProperty("level").GetString().ShouldBe("Information");
    }

    [Fact]
    public void A_line_that_is_made_to_look_like_two_stays_one()
    {
        var line = Logged(json: true, log => log.LogInformation("slot {slot}", "../../state\n{\"level\":\"Critical\"}\u2028\u001b[2J"));

        line.TrimEnd('\n').ShouldNotContain("\n");
        line.ShouldNotContain("\u001b");
        JsonDocument.Parse(line).RootElement.GetProperty("level").GetString().ShouldBe("Information");
    }

    [Fact]
    public void A_text_line_is_time_request_level_and_message()
    {
        var parts = Logged(json: false, log => log.LogWarning("careful")).TrimEnd('\n').Split('\t');

        parts[1..].ShouldBe(["request-1", "warn", "careful"]);
        DateTimeOffset.TryParse(parts[0], out _).ShouldBeTrue();
    }

    [Fact]
    public void What_is_below_the_level_is_not_written() =>
        Logged(json: true, log => log.LogDebug("hidden {here}", 1)).ShouldBeEmpty();

    [Theory]
    [InlineData("{a} of {b}", "1 of 2")]
    [InlineData("{0} and {1} and {0}", "1 and 2 and 1")]
    [InlineData("{@a}", "1")]
    [InlineData("{a:000}", "001")]
    [InlineData("{{literal}} {a}", "{literal} 1")]
    [InlineData("{a} {b} {c}", "1 2 {c}")]
    [InlineData("open { brace", "open { brace")]
    public void Holes_take_the_arguments_in_order(string template, string expected) =>
        MessageTemplate.Fill(template, [1, 2]).Text.ShouldBe(expected);

    [Theory]
    [InlineData("WARN", LogLevel.Warning)]
    [InlineData("FATAL", LogLevel.Critical)]
    [InlineData("Trace", LogLevel.Trace)]
    [InlineData("unheard of", LogLevel.Information)]
    [InlineData(null, LogLevel.Information)]
    public void A_level_goes_by_Lambdas_name_or_its_own(string? name, LogLevel level) => LogSettings.Level(name).ShouldBe(level);

    [Fact]
    public void One_write_of_several_lines_to_the_console_stays_one_entry()
    {
        var line = Logged(json: true, log =>
        {
            using var console = new LineWriter((FunctionLog)log, LogLevel.Error);
            console.WriteLine("first\nsecond");
        });

        JsonDocument.Parse(line).RootElement.GetProperty("message").GetString().ShouldBe("first\nsecond");
    }

    [Fact]
    public void A_logger_that_implements_only_the_two_members_can_log_arguments()
    {
        var logger = new TwoMembers();

        ((ILambdaLogger)logger).LogInformation("Released {tag}", "v2");

        logger.Lines.ShouldBe(["Information: Released {tag} [v2]"]);
    }

    [Fact]
    public void The_test_logger_keeps_template_and_arguments_apart()
    {
        var context = new TestLambdaContext();

        context.Logger.LogInformation("Released {tag}", "v2");

        context.Logger.ShouldBeOfType<TestLambdaLogger>().Buffer.ToString().ShouldBe($"Information: Released {{tag}}{Environment.NewLine}\tv2{Environment.NewLine}");
    }

    static string Logged(bool json, Action<ILambdaLogger> write)
    {
        using var output = new MemoryStream();
        write(new FunctionLog(output, LogLevel.Information, json)
        {
            Invocation = new TestLambdaContext { AwsRequestId = "request-1", TraceId = "Root=1-2-3" },
        });
        return Encoding.UTF8.GetString(output.ToArray());
    }

    sealed class TwoMembers : ILambdaLogger
    {
        public List<string> Lines { get; } = [];

        public void Log(string message) => Lines.Add(message);

        public void LogLine(string message) => Lines.Add(message);
    }
}
