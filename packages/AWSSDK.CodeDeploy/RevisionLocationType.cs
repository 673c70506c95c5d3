using Amazon.Runtime;

namespace Amazon.CodeDeploy;

public class RevisionLocationType : ConstantClass
{
    public static readonly RevisionLocationType AppSpecContent = new("AppSpecContent");
    public static readonly RevisionLocationType GitHub = new("GitHub");
    public static readonly RevisionLocationType S3 = new("S3");
    public static readonly RevisionLocationType String = new("String");

    public RevisionLocationType(string value)
        : base(value)
    {
    }

    public static RevisionLocationType FindValue(string value) => value is null ? null : new RevisionLocationType(value);

    public static implicit operator RevisionLocationType(string value) => FindValue(value);
}
