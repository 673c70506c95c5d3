using Amazon.Runtime;

namespace Amazon.ECS;

public class DesiredStatus : ConstantClass
{
    public static readonly DesiredStatus PENDING = new("PENDING");
    public static readonly DesiredStatus RUNNING = new("RUNNING");
    public static readonly DesiredStatus STOPPED = new("STOPPED");

    public DesiredStatus(string value)
        : base(value)
    {
    }

    public static DesiredStatus FindValue(string value) => value is null ? null : new DesiredStatus(value);

    public static implicit operator DesiredStatus(string value) => FindValue(value);
}
