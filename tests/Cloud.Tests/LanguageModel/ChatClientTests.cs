using Amazon.BedrockRuntime;
using Microsoft.Extensions.AI;
using ModelMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Delightful.Cloud.Tests.LanguageModel;

public sealed class ChatClientTests
{
    [Fact]
    public async Task A_conversation_goes_to_the_model_and_its_answer_comes_back_with_what_it_took()
    {
        await using var model = await RecordedModel.SayingAsync("fine");
        using var client = new BedrockChatClient(model.Client(), RecordedModel.Arn);

        var answer = await client.GetResponseAsync(
            [new(ChatRole.System, "Be brief."), new(ChatRole.User, "How are you?"), new(ChatRole.Assistant, "Well."), new(ChatRole.User, "And now?")],
            new ChatOptions { MaxOutputTokens = 7, Temperature = 0, StopSequences = ["END"], Instructions = "Be kind." },
            TestContext.Current.CancellationToken);

        answer.Text.ShouldBe("fine");
        answer.FinishReason.ShouldBe(ChatFinishReason.Stop);
        answer.Usage!.InputTokenCount.ShouldBe(1000);
        answer.Usage.OutputTokenCount.ShouldBe(100);
        answer.ModelId.ShouldBe(RecordedModel.Arn);
        model.Asked.ShouldHaveSingleItem().ToJsonString().ShouldBe(
            """{"inferenceConfig":{"maxTokens":7,"stopSequences":["END"],"temperature":0},"messages":[{"content":[{"text":"How are you?"}],"role":"user"},{"content":[{"text":"Well."}],"role":"assistant"},{"content":[{"text":"And now?"}],"role":"user"}],"system":[{"text":"Be brief."},{"text":"Be kind."}]}""");
    }

    [Theory]
    [InlineData("max_tokens", "length")]
    [InlineData("guardrail_intervened", "content_filter")]
    [InlineData("something_new", "something_new")]
    public async Task Why_a_model_stopped_is_told(string reason, string told)
    {
        await using var model = await RecordedModel.StartAsync(_ => (200, null, RecordedModel.Converse("cut", reason)));
        using var client = new BedrockChatClient(model.Client(), RecordedModel.Arn);

        (await client.GetResponseAsync("Hi", Short, TestContext.Current.CancellationToken)).FinishReason!.Value.Value.ShouldBe(told);
    }

    [Fact]
    public async Task An_answer_in_pieces_is_the_whole_answer()
    {
        await using var model = await RecordedModel.SayingAsync("fine");
        using var client = new BedrockChatClient(model.Client(), RecordedModel.Arn);

        (await client.GetStreamingResponseAsync("Hi", Short, TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken)).Text.ShouldBe("fine");
    }

    [Fact]
    public async Task What_cannot_be_passed_on_is_refused_and_not_left_out()
    {
        await using var model = await RecordedModel.SayingAsync("fine");
        using var client = new BedrockChatClient(model.Client(), RecordedModel.Arn);

        await Should.ThrowAsync<NotSupportedException>(() => client.GetResponseAsync("Hi", new ChatOptions { ResponseFormat = ChatResponseFormat.Json }));
        await Should.ThrowAsync<NotSupportedException>(() => client.GetResponseAsync([new ModelMessage(ChatRole.Tool, "x")], Short));
        await Should.ThrowAsync<NotSupportedException>(() => client.GetResponseAsync([new ModelMessage(ChatRole.User, [new DataContent(new byte[] { 1 }, "image/png")])], Short));
        model.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_key_is_refused()
    {
        await using var model = await RecordedModel.SayingAsync("fine");
        using var client = new BedrockChatClient(model.Client("wrong"), RecordedModel.Arn);

        (await Should.ThrowAsync<AmazonBedrockRuntimeException>(() => client.GetResponseAsync("Hi", Short))).ErrorCode.ShouldBe("InvalidSignatureException");
        model.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_it_is_made_of_can_be_asked_for()
    {
        await using var model = await RecordedModel.SayingAsync("fine");
        var bedrock = model.Client();
        using var client = new BedrockChatClient(bedrock, RecordedModel.Arn);

        client.GetService<ChatClientMetadata>()!.DefaultModelId.ShouldBe(RecordedModel.Arn);
        client.GetService<IAmazonBedrockRuntime>().ShouldBeSameAs(bedrock);
        client.GetService<IChatClient>().ShouldBeSameAs(client);
        client.GetService<string>().ShouldBeNull();
        client.GetService(typeof(IChatClient), "key").ShouldBeNull();
    }

    private static ChatOptions Short => new() { MaxOutputTokens = 10 };
}
