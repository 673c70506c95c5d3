using System.Text;
using Amazon.EventBridge;
using Delightful.Cloud.Tests.Listening;

namespace Delightful.Cloud.Tests.Storage;

public sealed class BusTests
{
    private static readonly CancellationToken Ever = CancellationToken.None;

    [Fact]
    public async Task An_event_goes_on_our_bus_under_our_source()
    {
        await using var aws = await Listener.StartAsync((_, _) => Answer.Json("""{"FailedEntryCount":0,"Entries":[{"EventId":"1"}]}"""));

        await Open(aws).PublishAsync("Deployment Changed", """{"stage":"plan"}"""u8.ToArray(), Ever);

        var entry = aws.Heard.Single().Json!["Entries"]![0]!;
        ((string?)entry["EventBusName"], (string?)entry["Source"], (string?)entry["DetailType"], (string?)entry["Detail"])
            .ShouldBe(("delightful", "delightful", "Deployment Changed", """{"stage":"plan"}"""));
    }

    [Fact]
    public async Task An_entry_that_the_bus_did_not_take_is_an_exception()
    {
        await using var aws = await Listener.StartAsync((_, _) =>
            Answer.Json("""{"FailedEntryCount":1,"Entries":[{"ErrorCode":"ThrottlingException","ErrorMessage":"Rate exceeded"}]}"""));

        (await Should.ThrowAsync<EventRefusedException>(() => Open(aws).PublishAsync("Deployment Changed", "{}"u8.ToArray(), Ever)))
            .Message.ShouldBe("publishing \"Deployment Changed\": ThrottlingException Rate exceeded");
    }

    [Fact]
    public async Task An_event_that_no_bus_takes_is_not_even_sent()
    {
        await using var aws = await Listener.StartAsync((_, _) => Answer.Json("{}"));
        var detail = Encoding.UTF8.GetBytes($$"""{"sentence":"{{new string('x', 256 * 1024)}}"}""");

        await Should.ThrowAsync<EventTooLargeException>(() => Open(aws).PublishAsync("Deployment Changed", detail, Ever));

        aws.Heard.ShouldBeEmpty();
    }

    private static Bus Open(Listener aws) =>
        new(new AmazonEventBridgeClient(CloudFixture.Credentials, aws.Pointing(new AmazonEventBridgeConfig())), new BusSettings("delightful"));
}
