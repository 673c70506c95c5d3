using Amazon.Runtime;

namespace Amazon.BedrockRuntime;

public class ConversationRole : ConstantClass
{
    public static readonly ConversationRole Assistant = new("assistant");
    public static readonly ConversationRole User = new("user");

    public ConversationRole(string value)
        : base(value)
    {
    }

    public static ConversationRole FindValue(string value) => value is null ? null : new ConversationRole(value);

    public static implicit operator ConversationRole(string value) => FindValue(value);
}
