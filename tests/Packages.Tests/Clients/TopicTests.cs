using System.Text.Json;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using Task = System.Threading.Tasks.Task;

namespace Delightful.Packages.Tests.Clients;

/// <summary>The client of the one service that speaks forms and XML: against moto, and on the wire.</summary>
public class TopicTests(MotoServer moto) : IClassFixture<MotoServer>
{
    [Fact]
    public async Task A_message_with_attributes_goes_through_a_topic_to_its_queue()
    {
        await moto.CallAsync("sqs", "AmazonSQS.CreateQueue", """{"QueueName":"told"}""", "1.0");
        var topic = await FormAsync("Action=CreateTopic&Name=alerts", "TopicArn");
        await FormAsync($"Action=Subscribe&TopicArn={topic}&Protocol=sqs&Endpoint=arn:aws:sqs:us-east-1:123456789012:told", "SubscriptionArn");
        using var sns = Client(moto.Url);

        var published = await sns.PublishAsync(new PublishRequest
        {
            TopicArn = topic, Subject = "a & b", Message = "päckchen + 1 = 100 %",
            MessageAttributes = new() { ["service"] = new Amazon.SimpleNotificationService.Model.MessageAttributeValue { DataType = "String", StringValue = "web-app" } },
        });

        published.MessageId.ShouldNotBeNullOrEmpty();
        using var sqs = new AmazonSQSClient(ClientHarness.Credentials, new AmazonSQSConfig().At(moto.Url));
        var queue = (await sqs.GetQueueUrlAsync(new GetQueueUrlRequest { QueueName = "told" })).QueueUrl;
        var received = (await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queue })).Messages.ShouldHaveSingleItem();
        using var told = JsonDocument.Parse(received.Body);
        told.RootElement.GetProperty("Subject").GetString().ShouldBe("a & b");
        told.RootElement.GetProperty("Message").GetString().ShouldBe("päckchen + 1 = 100 %");
        told.RootElement.GetProperty("MessageAttributes").GetProperty("service").GetProperty("Value").GetString().ShouldBe("web-app");
    }

    [Fact]
    public async Task A_topic_that_is_not_there_is_an_error_of_its_own()
    {
        using var sns = Client(moto.Url);

        var error = await Should.ThrowAsync<NotFoundException>(
            () => sns.PublishAsync(new PublishRequest { TopicArn = "arn:aws:sns:us-east-1:123456789012:nobody", Message = "x" }));

        error.ErrorCode.ShouldBe("NotFound");
        error.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    private static AmazonSimpleNotificationServiceClient Client(string url) =>
        new(ClientHarness.Credentials, new AmazonSimpleNotificationServiceConfig().At(url));

    private async Task<string> FormAsync(string form, string element)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, moto.Url) { Content = new StringContent(form, null, "application/x-www-form-urlencoded") };
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/sns/aws4_request, SignedHeaders=host, Signature=0");
        var answer = await (await http.SendAsync(request)).Content.ReadAsStringAsync();
        return System.Xml.Linq.XDocument.Parse(answer).Descendants().Single(e => e.Name.LocalName == element).Value;
    }
}
