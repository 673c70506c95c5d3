using System.Text.Json.Nodes;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using Amazon.SQS.Model;
using Delightful.Core.Feedback.Alerts;

namespace Delightful.Cloud.Tests.Storage;

public sealed class TopicTests(CloudFixture cloud)
{
    [Fact]
    public async Task A_notice_reaches_who_subscribed_with_what_can_be_filtered_by()
    {
        var name = cloud.NewName("alerts");
        using var sqs = new AmazonSQSClient(CloudFixture.Credentials, cloud.Pointing(new AmazonSQSConfig()));
        var moto = new Moto(cloud);
        var queue = await moto.QueueAsync(name);
        var arn = await moto.TopicAsync(name);
        using var sns = new AmazonSimpleNotificationServiceClient(CloudFixture.Credentials, cloud.Pointing(new AmazonSimpleNotificationServiceConfig()));

        await new Topic(sns, new TopicSettings(arn)).SendAsync(
            new Notice("id-1", "deployment.failed", "web-app/prod: v2 failed", "It failed.", "{}", System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("service", "web-app").Add("slot", "web-app/prod")),
            CancellationToken.None);

        var received = (await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queue })).Messages.ShouldHaveSingleItem();
        var told = JsonNode.Parse(received.Body)!;
        ((string?)told["Subject"]).ShouldBe("web-app/prod: v2 failed");
        ((string?)told["Message"]).ShouldBe("It failed.");
        ((string?)told["MessageAttributes"]!["service"]!["Value"]).ShouldBe("web-app");
        ((string?)told["MessageAttributes"]!["id"]!["Value"]).ShouldBe("id-1");
    }

    private sealed class Moto(CloudFixture cloud)
    {
        private readonly HttpClient _http = new() { BaseAddress = cloud.Cloud.Endpoint };

        public async Task<string> QueueAsync(string name) =>
            (string)JsonNode.Parse(await CallAsync("sqs", new StringContent($$"""{"QueueName":"{{name}}"}""", null, "application/x-amz-json-1.0"), "AmazonSQS.CreateQueue"))!["QueueUrl"]!;

        public async Task<string> TopicAsync(string name)
        {
            var arn = Element(await FormAsync($"Action=CreateTopic&Name={name}"), "TopicArn");
            await FormAsync($"Action=Subscribe&TopicArn={arn}&Protocol=sqs&Endpoint={arn.Replace(":sns:", ":sqs:", StringComparison.Ordinal)}");
            return arn;
        }

        private Task<string> FormAsync(string form) => CallAsync("sns", new StringContent(form, null, "application/x-www-form-urlencoded"));

        private async Task<string> CallAsync(string service, HttpContent content, string? target = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = content };
            request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0");
            if (target is not null)
                request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
            using var answer = await _http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            answer.IsSuccessStatusCode.ShouldBeTrue(text);
            return text;
        }

        private static string Element(string xml, string name) => System.Xml.Linq.XDocument.Parse(xml).Descendants().First(e => e.Name.LocalName == name).Value;
    }
}
