using System.Net;
using System.Text.Json.Nodes;
using Delightful.Local.Gateway;

namespace Delightful.Infrastructure.Tests.Builds;

/// <summary>The calls that a build makes without the AWS CLI, against an account that checks their signatures.</summary>
public sealed class CallTests(CheckedAccount account) : IClassFixture<CheckedAccount>
{
    [Fact]
    public async Task What_was_stored_is_fetched_again()
    {
        var (code, output, error) = await account.CallAsync("""
            printf 'a plan\n' >"$FOLDER/plan"
            store "$FOLDER/plan" deployments/01ABC_x-y/1/plan.txt 'text/plain; charset=utf-8'
            fetch deployments/01ABC_x-y/1/plan.txt "$FOLDER/again"
            cat "$FOLDER/again"
            """);

        code.ShouldBe(0, error);
        output.ShouldBe("a plan\n");
    }

    [Fact]
    public async Task A_wrong_key_is_refused_and_the_reason_is_told()
    {
        var wrong = (JsonObject)account.Credentials.DeepClone();
        wrong["SecretAccessKey"] = "wrong";

        var read = await account.CallAsync("read_slot", wrong);
        var fetched = await account.CallAsync("""fetch some/key "$FOLDER/refused" || { cat "$FOLDER/refused.log"; exit 1; }""", wrong);

        read.Code.ShouldNotBe(0);
        read.Error.ShouldContain("403");
        fetched.Code.ShouldNotBe(0);
        fetched.Output.ShouldContain("SignatureDoesNotMatch");
    }

    [Fact]
    public async Task A_missing_object_is_named_with_the_answer_of_the_bucket()
    {
        var (code, output, _) = await account.CallAsync("""fetch no/such/key "$FOLDER/missing" || { cat "$FOLDER/missing.log"; exit 1; }""");

        code.ShouldNotBe(0);
        output.ShouldContain("NoSuchKey");
    }

    [Theory]
    [InlineData("a/../b")]
    [InlineData("a/{b,c}")]
    [InlineData("a b")]
    [InlineData("a?b=c")]
    public async Task A_key_that_could_name_something_else_is_never_asked_for(string key)
    {
        var (code, output, _) = await account.CallAsync($$"""fetch '{{key}}' "$FOLDER/strange" || { cat "$FOLDER/strange.log"; exit 1; }""");

        code.ShouldNotBe(0);
        output.ShouldContain($"'{key}' is not a key");
    }

    [Fact]
    public async Task A_build_takes_the_credentials_of_its_role_from_the_container()
    {
        using var listener = new HttpListener();
        var address = $"http://127.0.0.1:{FreePort.Take()}/";
        listener.Prefixes.Add(address);
        listener.Start();
        var asked = AnswerAsync(listener);

        var (code, output, error) = await account.CallAsync(
            $"unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN; AWS_CONTAINER_CREDENTIALS_FULL_URI={address}role read_slot");

        code.ShouldBe(0, error);
        output.Trim().ShouldBe("7 delightful-apply:1");
        (await asked).ShouldBe("/role");
    }

    private async Task<string?> AnswerAsync(HttpListener listener)
    {
        var call = await listener.GetContextAsync();
        await using (var body = new StreamWriter(call.Response.OutputStream))
            await body.WriteAsync(account.Credentials.ToJsonString());
        return call.Request.Url?.AbsolutePath;
    }
}
