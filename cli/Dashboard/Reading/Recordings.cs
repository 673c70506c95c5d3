using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Delightful.Cli.Errors;
using Delightful.Local.GitHub;
using Delightful.Local.Slack;

namespace Delightful.Cli.Dashboard.Reading;

/// <summary>What the local cloud's repository host and chat were told.</summary>
/// <param name="GitHub">Comments, statuses and deployments.</param>
/// <param name="Slack">Messages.</param>
/// <param name="Mark">Differs when anything was said.</param>
sealed record Recordings(GitHubRecording GitHub, SlackRecording Slack, string Mark);

/// <summary>Asks a local cloud for its recordings.</summary>
sealed class RecordingsReader(Uri endpoint) : IDisposable
{
    readonly HttpClient http = new() { BaseAddress = endpoint };

    /// <summary>True when what answers there keeps recordings: a local cloud does, nothing else.</summary>
    public async Task<bool> IsThereAsync(CancellationToken ct)
    {
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(TimeSpan.FromSeconds(3));
            await ReadAsync(patience.Token);
            return true;
        }
        catch (Exception error) when (error is CliException || (error is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return false;
        }
    }

    public async Task<Recordings> ReadAsync(CancellationToken ct)
    {
        try
        {
            var gitHub = await http.GetByteArrayAsync("/_recorded/github", ct);
            var slack = await http.GetByteArrayAsync("/_recorded/slack", ct);
            return new(
                JsonSerializer.Deserialize(gitHub, RecordingJson.Default.GitHubRecording)!,
                JsonSerializer.Deserialize(slack, RecordingJson.Default.SlackRecording)!,
                Convert.ToHexString(SHA256.HashData([.. gitHub, .. slack])));
        }
        catch (Exception error) when (error is HttpRequestException or JsonException)
        {
            throw CliErrors.CloudUnreachable($"the local cloud at {endpoint.GetLeftPart(UriPartial.Authority)}", error.Message);
        }
    }

    public void Dispose() => http.Dispose();
}

/// <summary>The shapes in which the recorders answer.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(GitHubRecording))]
[JsonSerializable(typeof(SlackRecording))]
sealed partial class RecordingJson : JsonSerializerContext;
