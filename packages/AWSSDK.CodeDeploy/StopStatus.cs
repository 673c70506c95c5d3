using Amazon.Runtime;

namespace Amazon.CodeDeploy;

public class StopStatus : ConstantClass
{
    public static readonly StopStatus Pending = new("Pending");
    public static readonly StopStatus Succeeded = new("Succeeded");

    public StopStatus(string value)
        : base(value)
    {
    }

    public static StopStatus FindValue(string value) => value is null ? null : new StopStatus(value);

    public static implicit operator StopStatus(string value) => FindValue(value);
}
