using System.Collections.Immutable;
using System.Text.Json;
using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Slots;
using Delightful.Core.Text;

namespace Delightful.Core.Feedback.Alerts;

/// <summary>
/// What a topic and a webhook are told of a change. It follows from the change alone, so it is the same however often it is
/// sent; that the time has gone on, or what is ahead has, is told to nobody.
/// </summary>
/// <param name="Id">The same whenever it is sent.</param>
/// <param name="Type">What happened, for filters: <c>deployment.released</c>, <c>deployment.stalled</c>, <c>deployment.changed</c>.</param>
/// <param name="Subject">A line of at most 100 printable ASCII characters.</param>
/// <param name="Text">The whole for people, in plain text.</param>
/// <param name="Json">The whole for programs.</param>
/// <param name="Attributes">What a subscriber can filter by.</param>
public sealed record Notice(string Id, string Type, string Subject, string Text, string Json, ImmutableSortedDictionary<string, string> Attributes)
{
    private const int LongestSubject = 100;
    private const int LongestSentence = 2000;
    private const int LongestWord = 200;

    /// <summary>The notice of a change; null for none.</summary>
    /// <param name="id">The id of the news.</param>
    /// <param name="since">When it happened.</param>
    /// <param name="change">The change.</param>
    public static Notice? Of(string id, DateTimeOffset since, DeploymentChanged change)
    {
        if (change.Progress)
            return null;
        var clean = change with
        {
            Sentence = SafeText.Line(change.Sentence, LongestSentence), Tag = SafeText.Line(change.Tag, LongestWord), Digest = SafeText.Line(change.Digest, LongestWord),
            CorrelationId = SafeText.Line(change.CorrelationId, LongestWord), DeploymentId = SafeText.Line(change.DeploymentId, LongestWord),
            Stage = SafeText.Line(change.Stage, LongestWord),
        };
        var type = $"deployment.{Happened(clean)}";
        return new Notice(
            id, type, SubjectOf(clean), TextOf(clean), JsonSerializer.Serialize(new WebhookEvent(type, since, clean), CoreJson.Default.WebhookEvent),
            ImmutableSortedDictionary.CreateRange(
            [
                KeyValuePair.Create("type", type), KeyValuePair.Create("service", clean.Service), KeyValuePair.Create("environment", clean.Environment),
                KeyValuePair.Create("slot", new SlotKey(clean.Service, clean.Environment).ToString()),
            ]));
    }

    private static string Happened(DeploymentChanged change) => change switch
    {
        { Stalled: true } => "stalled",
        { Outcome: { } outcome } => JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString()),
        _ => "changed",
    };

    private static string SubjectOf(DeploymentChanged change)
    {
        var line = $"{change.Service}/{change.Environment}: {Sentences.Readable(change.Tag)} {Word(change)}";
        return new string([.. line.Select(c => c is >= ' ' and <= '~' ? c : '?').Take(LongestSubject)]);
    }

    private static string TextOf(DeploymentChanged change) => $"""
        {Sentences.Capital(Sentences.Readable(change.Sentence))}.

        Service: {change.Service}
        Environment: {change.Environment}
        Tag: {change.Tag}
        Digest: {change.Digest}
        Stage: {change.Stage}
        Deployment: {change.DeploymentId}
        Correlation: {change.CorrelationId}

        """;

    private static string Word(DeploymentChanged change) => change switch
    {
        { Stalled: true } => "stalled",
        { Outcome: Outcome.RolledBack } => "rolled back",
        { Outcome: { } outcome } => JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString()),
        _ => $"in {change.Stage}",
    };
}

/// <summary>The body of a webhook.</summary>
/// <param name="Type">What happened.</param>
/// <param name="Timestamp">When.</param>
/// <param name="Data">The change, as the event "Deployment Changed" has it.</param>
public sealed record WebhookEvent(string Type, DateTimeOffset Timestamp, DeploymentChanged Data);
