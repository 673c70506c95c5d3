namespace Amazon.BedrockRuntime.Model;

public class Message
{
    public List<ContentBlock> Content { get; set; }

    public ConversationRole Role { get; set; }
}

public class ContentBlock
{
    public string Text { get; set; }
}
