using System.Runtime.CompilerServices;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Microsoft.Extensions.AI;
using ModelMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Delightful.Cloud;

/// <summary>A language model of Amazon Bedrock, by its Converse API: text in, text out. Disposing it disposes the client.</summary>
/// <param name="bedrock">The client. It decides about repeats and time.</param>
/// <param name="model">The model or inference profile, by id or ARN, unless the options name another.</param>
public sealed class BedrockChatClient(IAmazonBedrockRuntime bedrock, string model) : IChatClient
{
    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ModelMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var request = Request([.. messages], options ?? new ChatOptions());
        var answer = await bedrock.ConverseAsync(request, cancellationToken).ConfigureAwait(false);
        var text = string.Concat((answer.Output?.Message?.Content ?? []).Select(block => block.Text));
        return new ChatResponse(new ModelMessage(ChatRole.Assistant, text))
        {
            ModelId = request.ModelId,
            FinishReason = Reason(answer.StopReason),
            Usage = answer.Usage is { } usage
                ? new UsageDetails { InputTokenCount = usage.InputTokens, OutputTokenCount = usage.OutputTokens, TotalTokenCount = usage.TotalTokens }
                : null,
            RawRepresentation = answer,
        };
    }

    /// <summary>The whole answer at once: nothing here reads an answer while it is made.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ModelMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false)).ToChatResponseUpdates())
            yield return update;
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("aws.bedrock", null, model)
        : serviceType.IsInstanceOfType(this) ? this
        : serviceType.IsInstanceOfType(bedrock) ? bedrock
        : null;

    /// <inheritdoc/>
    public void Dispose() => bedrock.Dispose();

    private ConverseRequest Request(IReadOnlyList<ModelMessage> messages, ChatOptions options)
    {
        if (options.Tools is { Count: > 0 } || options.ResponseFormat is not (null or ChatResponseFormatText))
            throw new NotSupportedException("asking Bedrock: tools and formats of answers are not passed on; say in the message what is wanted");
        var instructions = messages.Where(m => m.Role == ChatRole.System).Select(Text).ToList();
        if (options.Instructions is { Length: > 0 } more)
            instructions.Add(more);
        return new ConverseRequest
        {
            ModelId = options.ModelId ?? model,
            System = instructions.Count == 0 ? null : [.. instructions.Select(text => new SystemContentBlock { Text = text })],
            Messages = [.. messages.Where(m => m.Role != ChatRole.System).Select(m => new Message { Role = Role(m.Role), Content = [new ContentBlock { Text = Text(m) }] })],
            InferenceConfig = new InferenceConfiguration
            {
                MaxTokens = options.MaxOutputTokens,
                Temperature = options.Temperature,
                TopP = options.TopP,
                StopSequences = options.StopSequences is { Count: > 0 } stops ? [.. stops] : null,
            },
        };
    }

    private static string Text(ModelMessage message) => message.Contents.All(c => c is TextContent)
        ? message.Text
        : throw new NotSupportedException("asking Bedrock: only text is passed on");

    private static ConversationRole Role(ChatRole role) =>
        role == ChatRole.User ? ConversationRole.User
        : role == ChatRole.Assistant ? ConversationRole.Assistant
        : throw new NotSupportedException($"asking Bedrock: it knows no role '{role}'");

    private static ChatFinishReason? Reason(StopReason? reason) => reason?.Value switch
    {
        null => null,
        "end_turn" or "stop_sequence" => ChatFinishReason.Stop,
        "max_tokens" => ChatFinishReason.Length,
        "content_filtered" or "guardrail_intervened" => ChatFinishReason.ContentFilter,
        "tool_use" => ChatFinishReason.ToolCalls,
        var other => new ChatFinishReason(other),
    };
}
