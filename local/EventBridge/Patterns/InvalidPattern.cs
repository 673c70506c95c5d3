namespace Delightful.Local.EventBridge.Patterns;

/// <summary>The one way a pattern is refused.</summary>
static class InvalidPattern
{
    public static AwsException Because(string reason, string path) => new(
        "InvalidEventPatternException",
        $"Event pattern is not valid. Reason: {reason}{(path.Length == 0 ? "" : $" at {path}")}");
}
