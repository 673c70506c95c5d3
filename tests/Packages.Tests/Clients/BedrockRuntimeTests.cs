using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;

namespace Delightful.Packages.Tests.Clients;

/// <summary>Bedrock on the wire, as its documentation shows it.</summary>
public class BedrockRuntimeTests
{
    const string Answer = """
        {"output":{"message":{"role":"assistant","content":[{"text":"Hello."}]}},"stopReason":"end_turn",
         "usage":{"inputTokens":30,"outputTokens":4,"totalTokens":34},"metrics":{"latencyMs":551}}
        """;

    [Fact]
    public async Task A_conversation_is_sent_to_its_model_and_the_answer_is_read_whole()
    {
        await using var server = new RecordingServer(new Reply(200, Answer));
        using var bedrock = Client(server.Url);

        var answer = await bedrock.ConverseAsync(new ConverseRequest
        {
            ModelId = "amazon.example-lite-v1:0",
            System = [new SystemContentBlock { Text = "Be brief." }],
            Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = "Hi" }] }],
            InferenceConfig = new InferenceConfiguration { MaxTokens = 100, Temperature = 0.25f, StopSequences = ["END"] },
        });

        var request = server.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe("POST");
        request.Path.ShouldBe("/model/amazon.example-lite-v1%3A0/converse");
        request.Headers["Content-Type"].ShouldBe("application/json");
        request.Headers["Authorization"]!.ShouldContain("/us-east-1/bedrock/aws4_request");
        request.Body.ShouldBe(
            """{"inferenceConfig":{"maxTokens":100,"stopSequences":["END"],"temperature":0.25},"messages":[{"content":[{"text":"Hi"}],"role":"user"}],"system":[{"text":"Be brief."}]}""");
        answer.Output.Message.Role.ShouldBe(ConversationRole.Assistant);
        answer.Output.Message.Content.ShouldHaveSingleItem().Text.ShouldBe("Hello.");
        answer.StopReason.ShouldBe(StopReason.End_turn);
        answer.Usage.InputTokens.ShouldBe(30);
        answer.Usage.OutputTokens.ShouldBe(4);
        answer.Usage.TotalTokens.ShouldBe(34);
        answer.Metrics.LatencyMs.ShouldBe(551);
    }

    [Fact]
    public async Task A_model_that_is_named_by_its_ARN_takes_one_segment_of_the_path()
    {
        await using var server = new RecordingServer(new Reply(200, Answer));
        using var bedrock = Client(server.Url);

        await bedrock.ConverseAsync(new ConverseRequest { ModelId = "arn:aws:bedrock:us-east-1::foundation-model/amazon.example-lite-v1:0" });

        server.Requests[0].Path.ShouldBe("/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A%3Afoundation-model%2Famazon.example-lite-v1%3A0/converse");
    }

    [Theory]
    [InlineData(400, "ValidationException", typeof(ValidationException))]
    [InlineData(403, "AccessDeniedException", typeof(AccessDeniedException))]
    [InlineData(404, "ResourceNotFoundException", typeof(ResourceNotFoundException))]
    [InlineData(408, "ModelTimeoutException", typeof(ModelTimeoutException))]
    [InlineData(429, "ThrottlingException", typeof(ThrottlingException))]
    [InlineData(424, "ModelErrorException", typeof(AmazonBedrockRuntimeException))]
    public async Task An_error_is_known_by_the_header_that_names_it(int status, string code, Type type)
    {
        await using var server = new RecordingServer(new Reply(status, """{"message":"sorry"}""",
            new Dictionary<string, string> { ["x-amzn-ErrorType"] = $"{code}:http://internal.amazon.com/coral/com.amazon.bedrock/", ["x-amzn-RequestId"] = "r-1" }));
        using var bedrock = Client(server.Url);

        var failure = await Should.ThrowAsync<AmazonBedrockRuntimeException>(() => bedrock.ConverseAsync(new ConverseRequest { ModelId = "m" }));

        failure.ShouldBeOfType(type);
        failure.ErrorCode.ShouldBe(code);
        failure.Message.ShouldBe("sorry");
        failure.RequestId.ShouldBe("r-1");
    }

    [Fact]
    public async Task A_request_without_a_model_is_not_sent()
    {
        await using var server = new RecordingServer(new Reply(200, Answer));
        using var bedrock = Client(server.Url);

        await Should.ThrowAsync<AmazonBedrockRuntimeException>(() => bedrock.ConverseAsync(new ConverseRequest()));

        server.Requests.ShouldBeEmpty();
    }

    static AmazonBedrockRuntimeClient Client(string url) =>
        new(ClientHarness.Credentials, new AmazonBedrockRuntimeConfig { RetryMode = RequestRetryMode.Standard, MaxErrorRetry = 0 }.At(url));
}
