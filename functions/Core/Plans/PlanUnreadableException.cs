namespace Delightful.Core.Plans;

/// <summary>A plan's JSON cannot be relied on, so nothing may be applied.</summary>
/// <param name="code">The stable code, as in docs/errors.md.</param>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="inner">What was met while reading; null when the content itself is refused.</param>
public sealed class PlanUnreadableException(string code, string message, Exception? inner = null)
    : Exception($"{code}: {message}", inner)
{
    /// <summary>The stable code, as in docs/errors.md.</summary>
    public string Code { get; } = code;
}
