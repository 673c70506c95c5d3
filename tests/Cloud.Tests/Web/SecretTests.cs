using Delightful.Cloud.Tests.Listening;

namespace Delightful.Cloud.Tests.Web;

public sealed class SecretTests
{
    private const string Value = "xoxb-not-a-real-token";
    private static readonly CancellationToken Ever = CancellationToken.None;
    private readonly ShiftedClock _clock = new();

    [Fact]
    public async Task A_secret_is_asked_of_the_extension_by_name_and_with_the_session_token()
    {
        await using var extension = await Listener.StartAsync((_, _) => Answer.Json($$$"""{"Parameter":{"Name":"n","Type":"SecureString","Value":"{{{Value}}}\n"},"ResultMetadata":{}}"""));

        (await Open(extension).GetAsync("/delightful/slack-token", Ever)).ShouldBe(Value);

        var asked = extension.Heard.Single();
        asked.Path.ShouldBe("/systemsmanager/parameters/get?name=%2Fdelightful%2Fslack-token&withDecryption=true");
        asked.Headers["X-Aws-Parameters-Secrets-Token"].ShouldBe("session");
    }

    [Fact]
    public async Task A_secret_is_kept_for_five_minutes_and_no_longer()
    {
        await using var extension = await Listener.StartAsync((_, number) => Answer.Json($$$"""{"Parameter":{"Value":"{{{number}}}"}}"""));
        var secrets = Open(extension);

        (await secrets.GetAsync("a", Ever)).ShouldBe("1");
        _clock.SetForward(TimeSpan.FromMinutes(4.9));
        (await secrets.GetAsync("a", Ever)).ShouldBe("1");
        _clock.SetForward(TimeSpan.FromMinutes(0.2));
        (await secrets.GetAsync("a", Ever)).ShouldBe("2");
    }

    [Theory]
    [InlineData(400, Value)]
    [InlineData(200, "{}")]
    [InlineData(200, "not json " + Value)]
    public async Task A_secret_that_cannot_be_read_is_named_and_nothing_of_the_answer_is_told(int status, string body)
    {
        await using var extension = await Listener.StartAsync((_, _) => Answer.Json(body, status));

        var refused = await Should.ThrowAsync<SecretUnavailableException>(() => Open(extension).GetAsync("/delightful/slack-token", Ever));

        refused.Message.ShouldStartWith("reading the secret /delightful/slack-token: ");
        refused.ToString().ShouldNotContain(Value);
    }

    [Fact]
    public void The_session_token_is_not_written_anywhere() =>
        new SecretSettings(new Uri("http://localhost:2773"), "session-token").ToString().ShouldNotContain("session-token");

    private Secrets Open(Listener extension) => new(new HttpClient(), new SecretSettings(extension.Address, "session"), _clock);
}
