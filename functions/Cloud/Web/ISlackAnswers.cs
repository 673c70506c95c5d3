namespace Delightful.Cloud;

/// <summary>What one person in Slack is shown. Both calls are good for a few seconds only, so neither is tried again.</summary>
public interface ISlackAnswers
{
    /// <summary>Opens a dialog for who pressed a button.</summary>
    Task OpenDialogAsync(string trigger, string viewJson, CancellationToken cancellationToken);

    /// <summary>Says something that only who asked sees; nothing when the address is not one of Slack's.</summary>
    Task SayAsync(string? responseUrl, string messageJson, CancellationToken cancellationToken);
}
