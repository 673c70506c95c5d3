using System.Text.Json.Nodes;

namespace Delightful.Local.Tests.Lambda;

/// <summary>The fixture's cloud runs sixty times as fast: retries come after one and two seconds.</summary>
public sealed class AsyncInvokeTests(CloudFixture fixture)
{
    readonly LocalCloud cloud = fixture.Cloud;

    [Fact]
    public async Task A_failing_event_is_tried_three_times_and_then_goes_to_the_failure_destination()
    {
        var aws = new Aws(cloud);
        await Queues.Create(cloud, "async-dead");
        await TestFunction.Create(cloud, "async-failing");
        await aws.Run("lambda", "put-function-event-invoke-config", "--function-name", "async-failing", "--maximum-retry-attempts", "2",
            "--destination-config", $$$"""{"OnFailure":{"Destination":"{{{Queues.Arn("async-dead")}}}"}}""");

        var accepted = await aws.Run("lambda", "invoke", "--function-name", "async-failing", "--invocation-type", "Event", "--payload", """{"do":"throw","message":"no"}""", "/dev/null");
        var record = JsonNode.Parse(await Queues.Receive(cloud, "async-dead"))!;

        ((int)accepted["StatusCode"]!).ShouldBe(202);
        ((string?)record["requestContext"]!["condition"]).ShouldBe("RetriesExhausted");
        ((int)record["requestContext"]!["approximateInvokeCount"]!).ShouldBe(3);
        ((string)record["requestContext"]!["functionArn"]!).ShouldEndWith(":async-failing:$LATEST");
        ((string?)record["requestPayload"]!["message"]).ShouldBe("no");
        ((string?)record["responseContext"]!["functionError"]).ShouldBe("Unhandled");
        ((string?)record["responsePayload"]!["errorType"]).ShouldBe("ValueError");
        var log = await new HttpClient().GetStringAsync(new Uri(cloud.Endpoint, "_logs/async-failing"));
        log.Split("invoked with").Length.ShouldBe(4);
    }
}
