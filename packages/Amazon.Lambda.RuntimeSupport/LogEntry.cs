using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>One thing to log; the invocation is null before the first event.</summary>
internal sealed record LogEntry(DateTimeOffset At, LogLevel Level, ILambdaContext Invocation, Exception Exception, FilledMessage Message);
