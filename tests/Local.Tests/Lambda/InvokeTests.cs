using System.Text.Json.Nodes;
using Delightful.Local.Faults;

namespace Delightful.Local.Tests.Lambda;

/// <summary>Functions are real processes that speak the Runtime API.</summary>
public sealed class InvokeTests(CloudFixture fixture)
{
    readonly LocalCloud cloud = fixture.Cloud;

    [Fact]
    public async Task A_function_answers_and_its_warm_process_is_used_again()
    {
        await TestFunction.Create(cloud, "warm");

        var first = await TestFunction.Invoke(cloud, "warm", """{"n":1}""");
        var second = await TestFunction.Invoke(cloud, "warm", """{"n":2}""");

        first.Error.ShouldBeNull();
        ((int)first.Payload["echo"]!["n"]!).ShouldBe(1);
        ((int)second.Payload["pid"]!).ShouldBe((int)first.Payload["pid"]!);
        var log = await new HttpClient().GetStringAsync(new Uri(cloud.Endpoint, "_logs/warm"));
        log.ShouldContain("""invoked with {"n": 2}""");
    }

    [Fact]
    public async Task A_function_has_its_own_environment_and_Lambdas_and_nothing_else()
    {
        Environment.SetEnvironmentVariable("OF_THE_TEST_RUN", "not for functions");
        await TestFunction.Create(cloud, "environment");

        var (environment, _) = await TestFunction.Invoke(cloud, "environment", """{"do":"environment"}""");

        ((string?)environment["GREETING"]).ShouldBe("hello");
        ((string?)environment["AWS_LAMBDA_FUNCTION_NAME"]).ShouldBe("environment");
        ((string?)environment["AWS_ENDPOINT_URL"] + "/").ShouldBe(cloud.Endpoint.ToString());
        ((string?)environment["PARAMETERS_SECRETS_EXTENSION_HTTP_PORT"]).ShouldBe(cloud.Options.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        environment.AsObject().ContainsKey("OF_THE_TEST_RUN").ShouldBeFalse();
    }

    [Fact]
    public async Task An_error_of_the_function_is_an_answer_with_the_error_header()
    {
        await TestFunction.Create(cloud, "throwing");

        var (payload, error) = await TestFunction.Invoke(cloud, "throwing", """{"do":"throw","message":"no such thing"}""");

        error.ShouldBe("Unhandled");
        ((string?)payload["errorType"]).ShouldBe("ValueError");
        ((string?)payload["errorMessage"]).ShouldBe("no such thing");
    }

    [Fact]
    public async Task A_crash_fails_the_invocation_and_the_next_one_gets_a_new_process()
    {
        await TestFunction.Create(cloud, "crashing");

        var (payload, error) = await TestFunction.Invoke(cloud, "crashing", """{"do":"crash"}""");
        var after = await TestFunction.Invoke(cloud, "crashing", "{}");

        error.ShouldBe("Unhandled");
        ((string?)payload["errorType"]).ShouldBe("Runtime.ExitError");
        ((string)payload["errorMessage"]!).ShouldEndWith("Runtime exited with error: exit status 3");
        after.Error.ShouldBeNull();
    }

    [Fact]
    public async Task A_function_that_takes_too_long_is_killed()
    {
        await TestFunction.Create(cloud, "sleeping", timeout: 1);
        var (warm, _) = await TestFunction.Invoke(cloud, "sleeping", "{}");

        var (payload, error) = await TestFunction.Invoke(cloud, "sleeping", """{"do":"sleep","seconds":30}""");

        error.ShouldBe("Unhandled");
        ((string)payload["errorMessage"]!).ShouldEndWith("Task timed out after 1.00 seconds");
        await ShouldEnd((int)warm["pid"]!);
    }

    [Fact]
    public async Task A_function_that_cannot_initialise_says_why()
    {
        await TestFunction.Create(cloud, "uninitialised", environment: "FAIL_INIT");

        var (payload, error) = await TestFunction.Invoke(cloud, "uninitialised", "{}");

        error.ShouldBe("Unhandled");
        ((string?)payload["errorType"]).ShouldBe("Init.Failed");
    }

    [Fact]
    public async Task An_unknown_function_is_not_found()
    {
        var (code, _, error) = await new Aws(cloud).Try("lambda", "invoke", "--function-name", "nobody", "/dev/null");

        code.ShouldNotBe(0);
        error.ShouldContain("ResourceNotFoundException");
    }

    [Fact]
    public async Task The_CLI_invokes_a_function_too()
    {
        await TestFunction.Create(cloud, "by-cli");

        var answer = await new Aws(cloud).Run("lambda", "invoke", "--function-name", "by-cli", "--payload", """{"do":"throw","message":"no"}""", "--log-type", "None", "/dev/null");

        ((int)answer["StatusCode"]!).ShouldBe(200);
        ((string?)answer["FunctionError"]).ShouldBe("Unhandled");
    }

    [Theory]
    [InlineData(KillMoment.Before, false)]
    [InlineData(KillMoment.After, true)]
    public async Task A_fault_kills_the_process_before_or_after_its_work(KillMoment moment, bool worked)
    {
        var name = $"killed-{moment}".ToLowerInvariant();
        await TestFunction.Create(cloud, name);
        await TestFunction.Invoke(cloud, name, "{}");
        cloud.Faults.Add(new FunctionFault(name, moment));

        var (_, error) = await TestFunction.Invoke(cloud, name, """{"n":7}""");
        var after = await TestFunction.Invoke(cloud, name, "{}");

        error.ShouldBe("Unhandled");
        after.Error.ShouldBeNull();
        var log = await new HttpClient().GetStringAsync(new Uri(cloud.Endpoint, $"_logs/{name}"));
        log.Contains("""{"n": 7}""", StringComparison.Ordinal).ShouldBe(worked);
    }

    [Fact]
    public async Task A_secret_is_read_the_way_the_extension_serves_it()
    {
        await new Aws(cloud).Run("ssm", "put-parameter", "--type", "SecureString", "--name", "/test/token", "--value", "not-a-secret");
        using var http = new HttpClient();
        var address = new Uri(cloud.Endpoint, "systemsmanager/parameters/get?name=%2Ftest%2Ftoken&withDecryption=true");

        (await http.GetAsync(address)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
        http.DefaultRequestHeaders.Add("X-Aws-Parameters-Secrets-Token", "test");
        var secret = JsonNode.Parse(await http.GetStringAsync(address))!;

        ((string?)secret["Parameter"]!["Value"]).ShouldBe("not-a-secret");
    }

    static async Task ShouldEnd(int pid)
    {
        for (var tries = 0; tries < 50 && Directory.Exists($"/proc/{pid}"); tries++)
            await Task.Delay(100);
        Directory.Exists($"/proc/{pid}").ShouldBeFalse();
    }
}
