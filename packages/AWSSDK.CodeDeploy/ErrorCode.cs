using Amazon.Runtime;

namespace Amazon.CodeDeploy;

public class ErrorCode : ConstantClass
{
    public static readonly ErrorCode ALARM_ACTIVE = new("ALARM_ACTIVE");
    public static readonly ErrorCode APPLICATION_MISSING = new("APPLICATION_MISSING");
    public static readonly ErrorCode DEPLOYMENT_GROUP_MISSING = new("DEPLOYMENT_GROUP_MISSING");
    public static readonly ErrorCode ECS_UPDATE_ERROR = new("ECS_UPDATE_ERROR");
    public static readonly ErrorCode HOOK_EXECUTION_FAILURE = new("HOOK_EXECUTION_FAILURE");
    public static readonly ErrorCode IAM_ROLE_MISSING = new("IAM_ROLE_MISSING");
    public static readonly ErrorCode IAM_ROLE_PERMISSIONS = new("IAM_ROLE_PERMISSIONS");
    public static readonly ErrorCode INTERNAL_ERROR = new("INTERNAL_ERROR");
    public static readonly ErrorCode INVALID_ECS_SERVICE = new("INVALID_ECS_SERVICE");
    public static readonly ErrorCode INVALID_REVISION = new("INVALID_REVISION");
    public static readonly ErrorCode MANUAL_STOP = new("MANUAL_STOP");
    public static readonly ErrorCode RESOURCE_LIMIT_EXCEEDED = new("RESOURCE_LIMIT_EXCEEDED");
    public static readonly ErrorCode THROTTLED = new("THROTTLED");
    public static readonly ErrorCode TIMEOUT = new("TIMEOUT");

    public ErrorCode(string value)
        : base(value)
    {
    }

    public static ErrorCode FindValue(string value) => value is null ? null : new ErrorCode(value);

    public static implicit operator ErrorCode(string value) => FindValue(value);
}
