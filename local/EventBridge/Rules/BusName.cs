namespace Delightful.Local.EventBridge.Rules;

/// <summary>A bus is given by name or by ARN; none means the default bus.</summary>
static class BusName
{
    public const string Default = "default";

    public static string Of(string? nameOrArn) => string.IsNullOrEmpty(nameOrArn) ? Default : nameOrArn.Split('/')[^1];
}
