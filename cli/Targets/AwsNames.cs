namespace Delightful.Cli.Targets;

/// <summary>How an installation calls what the command line uses.</summary>
/// <param name="Table">The registry.</param>
/// <param name="Bus">The event bus.</param>
/// <param name="FeedbackQueue">What people are to be told.</param>
/// <param name="FeedbackDeadLetters">What they could not be told.</param>
sealed record AwsNames(string Table, string Bus, string FeedbackQueue, string FeedbackDeadLetters)
{
    /// <summary>The names that the template gives, unless the environment has others.</summary>
    public static AwsNames Of(Func<string, string?> variable) => new(
        variable("REGISTRY_TABLE") ?? "delightful-registry",
        variable("EVENT_BUS") ?? "delightful",
        variable("FEEDBACK_QUEUE") ?? "delightful-feedback.fifo",
        variable("FEEDBACK_DEAD_LETTERS") ?? "delightful-feedback-dead.fifo");
}
