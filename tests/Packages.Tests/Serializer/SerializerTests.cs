using System.Text;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;

namespace Delightful.Packages.Tests.Serializer;

public class SerializerTests
{
    static readonly OrderSerializer Serializer = new();

    [Fact]
    public void Names_are_read_in_any_case_and_written_as_declared_whatever_the_context_says()
    {
        Read<Order>("""{"iD":"o-1","unit-price":9.5}""").Id.ShouldBe("o-1");
        Write(new Order { Id = "o-1", UnitPrice = 9.5m }).ShouldBe("""{"Id":"o-1","unit-price":9.5}""");
    }

    [Theory]
    [InlineData("\"2026-11-21T08:00:00Z\"")]
    [InlineData("1795248000")]
    [InlineData("1795248000000")]
    public void A_time_is_text_or_seconds_or_milliseconds(string time) =>
        Read<Order>($$"""{"placedAt":{{time}}}""").PlacedAt!.Value.ToUniversalTime().ShouldBe(new DateTime(2026, 11, 21, 8, 0, 0, DateTimeKind.Utc));

    [Fact]
    public void An_EventBridge_event_binds_with_its_typed_detail()
    {
        var seen = Read<CloudWatchEvent<Order>>("""
            {"version":"0","id":"e-1","detail-type":"Order Placed","source":"shop","account":"123456789012","time":"2026-11-21T08:00:00Z",
             "region":"us-east-1","resources":["arn:one"],"detail":{"id":"o-1"}}
            """);

        seen.DetailType.ShouldBe("Order Placed");
        seen.Detail.Id.ShouldBe("o-1");
        seen.Resources.ShouldBe(["arn:one"]);
    }

    [Fact]
    public void A_queue_event_binds_Lambdas_names()
    {
        var message = Read<SQSEvent>("""
            {"Records":[{"messageId":"m-1","receiptHandle":"r","body":"{}","attributes":{"MessageGroupId":"d-1"},
             "messageAttributes":{"kind":{"stringValue":"x","binaryValue":"aGk=","dataType":"Binary"}},
             "eventSourceARN":"arn:aws:sqs:us-east-1:123456789012:q.fifo","awsRegion":"us-east-1"}]}
            """).Records.ShouldHaveSingleItem();

        message.MessageId.ShouldBe("m-1");
        message.EventSourceArn.ShouldBe("arn:aws:sqs:us-east-1:123456789012:q.fifo");
        message.Attributes["MessageGroupId"].ShouldBe("d-1");
        Encoding.UTF8.GetString(message.MessageAttributes["kind"].BinaryValue.ToArray()).ShouldBe("hi");
    }

    [Fact]
    public void An_HTTP_request_binds_the_names_of_payload_format_two()
    {
        var request = Read<APIGatewayHttpApiV2ProxyRequest>("""
            {"version":"2.0","rawPath":"/slack","headers":{"x-slack-signature":"v0=aa","accept":"a,b"},"isBase64Encoded":true,"body":"aGk=",
             "requestContext":{"accountId":"123456789012","timeEpoch":1583348638390,"http":{"method":"POST","sourceIp":"127.0.0.1"},
              "authorizer":{"iam":{"userArn":"arn:aws:iam::123456789012:user/kim","cognitoIdentity":null}}}}
            """);

        request.RawPath.ShouldBe("/slack");
        request.Headers["x-slack-signature"].ShouldBe("v0=aa");
        request.IsBase64Encoded.ShouldBeTrue();
        request.Body.ShouldBe("aGk=");
        request.RequestContext.Http.Method.ShouldBe("POST");
        request.RequestContext.TimeEpoch.ShouldBe(1583348638390);
        request.RequestContext.Authorizer.IAM.UserARN.ShouldBe("arn:aws:iam::123456789012:user/kim");
    }

    [Fact]
    public void An_HTTP_response_has_the_names_that_Lambda_expects()
    {
        var response = new APIGatewayHttpApiV2ProxyResponse { StatusCode = 204, Headers = new Dictionary<string, string> { ["content-type"] = "text/plain" }, Body = "hi" };

        Write(response).ShouldBe("""{"statusCode":204,"headers":{"content-type":"text/plain"},"body":"hi","isBase64Encoded":false}""");
    }

    [Fact]
    public void A_batch_response_names_the_failures_as_Lambda_expects()
    {
        var response = new SQSBatchResponse([new SQSBatchResponse.BatchItemFailure { ItemIdentifier = "m-1" }]);

        Write(response).ShouldBe("""{"batchItemFailures":[{"itemIdentifier":"m-1"}]}""");
    }

    [Fact]
    public void A_broken_event_names_the_type_and_carries_the_cause()
    {
        var failure = Should.Throw<JsonSerializerException>(() => Read<Order>("{"));

        failure.Message.ShouldStartWith($"Error converting the Lambda event JSON payload to type {typeof(Order).FullName}: ");
        failure.InnerException.ShouldBeAssignableTo<System.Text.Json.JsonException>();
    }

    [Fact]
    public void A_type_that_the_context_lacks_is_named() =>
        Should.Throw<JsonSerializerException>(() => Write(new SerializerTests())).Message
            .ShouldContain($"No JsonTypeInfo registered in {typeof(OrderContext).FullName} for type {typeof(SerializerTests).FullName}");

    static T Read<T>(string json) => Serializer.Deserialize<T>(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    static string Write<T>(T value)
    {
        using var stream = new MemoryStream();
        Serializer.Serialize(value, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
