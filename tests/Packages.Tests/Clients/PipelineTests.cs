using System.Net;
using Amazon;
using Amazon.CodeDeploy;
using Amazon.CodeDeploy.Model;
using Amazon.EventBridge;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Delightful.Packages.Tests.Clients;

/// <summary>The clients run on the SDK's own pipeline: errors, retries, endpoints.</summary>
[Collection(nameof(PipelineTests))]
public class PipelineTests
{
    static readonly Reply Created = new(200, """{"deploymentId":"d-1"}""");

    [Theory]
    [InlineData("DeploymentDoesNotExistException", typeof(DeploymentDoesNotExistException))]
    [InlineData("DeploymentLimitExceededException", typeof(DeploymentLimitExceededException))]
    [InlineData("DeploymentAlreadyCompletedException", typeof(DeploymentAlreadyCompletedException))]
    [InlineData("SomethingNobodyModelledException", typeof(AmazonCodeDeployException))]
    public async Task An_error_code_becomes_its_exception(string code, Type type)
    {
        await using var server = new RecordingServer(new Reply(400, $$"""{"__type":"com.amazonaws.codedeploy#{{code}}","message":"sorry"}""",
            new Dictionary<string, string> { ["x-amzn-RequestId"] = "r-1" }));
        using var codeDeploy = Client(server.Url);

        var failure = await Should.ThrowAsync<AmazonCodeDeployException>(() => CreateAsync(codeDeploy));

        failure.ShouldBeOfType(type);
        failure.ErrorCode.ShouldBe(code);
        failure.Message.ShouldBe("sorry");
        failure.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        failure.RequestId.ShouldBe("r-1");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_query_error_code_is_reported_under_its_old_name()
    {
        await using var server = new RecordingServer(new Reply(400, """{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"none"}""",
            new Dictionary<string, string> { ["x-amzn-query-error"] = "AWS.SimpleQueueService.NonExistentQueue;Sender" }));
        using var sqs = new AmazonSQSClient(ClientHarness.Credentials, new AmazonSQSConfig().At(server.Url));

        var failure = await Should.ThrowAsync<QueueDoesNotExistException>(() => sqs.GetQueueUrlAsync(new GetQueueUrlRequest { QueueName = "q" }));

        failure.ErrorCode.ShouldBe("AWS.SimpleQueueService.NonExistentQueue");
        server.Requests[0].ShouldCall("AmazonSQS.GetQueueUrl", "sqs", "1.0");
        server.Requests[0].Headers["x-amzn-query-mode"].ShouldBe("true");
    }

    [Theory]
    [InlineData(500, """{"__type":"InternalFailure","message":"oops"}""")]
    [InlineData(503, "<html>busy</html>")]
    [InlineData(400, """{"__type":"ThrottlingException","message":"slow down"}""")]
    public async Task What_may_pass_is_tried_again(int status, string body)
    {
        await using var server = new RecordingServer(new Reply(status, body), Created);
        using var codeDeploy = Client(server.Url);

        (await CreateAsync(codeDeploy)).DeploymentId.ShouldBe("d-1");

        server.Requests.Count.ShouldBe(2);
        server.Requests.ShouldAllBe(request => request.Headers["X-Amz-Target"] == "CodeDeploy_20141006.CreateDeployment");
    }

    [Fact]
    public async Task Trying_again_ends()
    {
        await using var server = new RecordingServer(new Reply(500, """{"__type":"InternalFailure","message":"oops"}"""));
        using var codeDeploy = Client(server.Url);

        await Should.ThrowAsync<AmazonCodeDeployException>(() => CreateAsync(codeDeploy));

        server.Requests.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL")]
    [InlineData("AWS_ENDPOINT_URL_CODEDEPLOY")]
    public async Task A_client_without_arguments_goes_where_the_environment_says(string variable)
    {
        await using var server = new RecordingServer(Created);
        var settings = new Dictionary<string, string?>
        {
            [variable] = server.Url, ["AWS_ACCESS_KEY_ID"] = "test", ["AWS_SECRET_ACCESS_KEY"] = "test", ["AWS_REGION"] = "us-east-1",
        };
        foreach (var (name, value) in settings)
            Environment.SetEnvironmentVariable(name, value);
        try
        {
            using var codeDeploy = new AmazonCodeDeployClient();

            await CreateAsync(codeDeploy);

            server.Requests.ShouldHaveSingleItem().ShouldCall("CodeDeploy_20141006.CreateDeployment", "codedeploy");
        }
        finally
        {
            foreach (var name in settings.Keys)
                Environment.SetEnvironmentVariable(name, null);
        }
    }

    [Theory]
    [InlineData("us-east-1", false, "https://events.us-east-1.amazonaws.com")]
    [InlineData("cn-north-1", false, "https://events.cn-north-1.amazonaws.com.cn")]
    [InlineData("us-east-1", true, "https://events-fips.us-east-1.amazonaws.com")]
    public void Without_an_endpoint_the_regions_is_used(string region, bool fips, string url)
    {
        var config = new AmazonEventBridgeConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(region), UseFIPSEndpoint = fips };

        new Uri(config.DetermineServiceOperationEndpoint(new Amazon.Runtime.Endpoints.ServiceOperationEndpointParameters(new Amazon.EventBridge.Model.PutEventsRequest())).URL)
            .ShouldBe(new Uri(url));
    }

    [Fact]
    public void A_constant_equals_its_text_and_takes_values_that_are_newer_than_itself()
    {
        DeploymentStatus fresh = "Teleporting";

        fresh.Value.ShouldBe("Teleporting");
        (fresh == DeploymentStatus.Failed).ShouldBeFalse();
        ((DeploymentStatus)"Failed" == DeploymentStatus.Failed).ShouldBeTrue();
    }

    static AmazonCodeDeployClient Client(string url) =>
        new(ClientHarness.Credentials, new AmazonCodeDeployConfig { RetryMode = RequestRetryMode.Standard, MaxErrorRetry = 2 }.At(url));

    static Task<CreateDeploymentResponse> CreateAsync(AmazonCodeDeployClient client) =>
        client.CreateDeploymentAsync(new CreateDeploymentRequest { ApplicationName = "a", DeploymentGroupName = "g" });
}
