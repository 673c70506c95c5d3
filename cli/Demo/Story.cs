using System.Text.Json.Nodes;
using Delightful.Cli.Local;
using Delightful.Cli.Targets;
using Delightful.Cli.Views;
using Delightful.Cli.Watching;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Cli.Demo;

/// <summary>Carries the demo's deployments out and shows each as it goes, then what people were told of it.</summary>
sealed class Story(CliContext context, LocalState cloud, bool json)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    readonly LocalServiceState service = cloud.Services[0];
    readonly ICloud registry = context.Cloud(aws: false, json: true);
    readonly TextWriter output = json ? context.Terminal.Error : context.Terminal.Output;

    /// <summary>The pull request of what serves; null when nothing does.</summary>
    int? serving;

    SlotKey Slot => new(service.Name, "dev");

    /// <summary>Pushes an image and follows it to its end.</summary>
    public async Task<Chapter> PushAsync(string tag, string behaviour, string heading, Outcome expected, CancellationToken ct)
    {
        await HeadAsync(heading);
        var (digest, pull) = await Push.RunAsync(cloud, service, new LocalImage(tag, behaviour), ct);
        await output.WriteLineAsync($"pushed {service.Name}:{tag} ({digest[..19]})");
        var end = await FollowAsync(deployment => deployment.Request is { Kind: DeploymentKind.Push } request && request.Tag == tag, ct);
        await ShowFeedbackAsync(pull, end, ct);
        serving = end.Outcome == Outcome.Released ? pull : serving;
        return new Chapter(end, expected);
    }

    /// <summary>Sends the event that a person would send by hand, and follows the rollback to its end.</summary>
    public async Task<Chapter> GoBackAsync(string heading, Outcome expected, CancellationToken ct)
    {
        await HeadAsync(heading);
        var entry = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(context.Folder, "events", "rollback-requested.json"), ct))![0]!;
        await registry.SendAsync((string)entry["DetailType"]!, (string)entry["Detail"]!, ct);
        await output.WriteLineAsync("sent events/rollback-requested.json");
        var end = await FollowAsync(deployment => deployment.Request.Kind == DeploymentKind.Rollback, ct);
        await ShowFeedbackAsync(serving, end, ct);
        return new Chapter(end, expected);
    }

    async Task HeadAsync(string heading)
    {
        await output.WriteLineAsync();
        await output.WriteLineAsync($"── {heading}");
        await output.FlushAsync();
    }

    async Task<DeploymentView> FollowAsync(Func<Deployment, bool> wanted, CancellationToken ct)
    {
        var views = new Follower(registry, Slot, wanted, context, Patience).FollowAsync(ct);
        return json || context.Terminal.IsRedirected
            ? await LineWatch.ShowAsync(views, context.Terminal with { Output = output }, json: false, context.Clock)
            : await LiveWatch.ShowAsync(views, context.Terminal, context.Clock);
    }

    /// <summary>People are told a moment after the registry knows, so what they see is waited for.</summary>
    async Task ShowFeedbackAsync(int? pullRequest, DeploymentView end, CancellationToken ct)
    {
        using var recorded = new Recorded(cloud.Endpoint);
        SlackThread? thread = null;
        string? comment = null;
        for (var look = 0; look < 40; look++)
        {
            thread = await recorded.ThreadAsync(message => message.Contains(end.Tag, StringComparison.Ordinal), ct);
            comment = pullRequest is { } number ? await recorded.CommentAsync(number, ct) : null;
            if (thread is { Replies: [.., var last] } && Tells((string?)last["text"] ?? "", end) && (pullRequest is null || comment is not null && Tells(comment, end)))
                break;
            await Task.Delay(context.PollEvery, context.Clock, ct);
        }
        if (comment is not null)
            await BoxAsync($"the comment on pull request {pullRequest}", MarkdownView.Lines(comment));
        if (thread is { } told)
            await BoxAsync($"the message in #{told.Channel}, and its thread", SlackLines(told));
    }

    IReadOnlyList<string> SlackLines(SlackThread told)
    {
        const string reply = "  ↳ ";
        var width = context.Terminal.Width - "│ ".Length;
        return
        [
            .. SlackView.Lines(told.Message, width),
            "",
            .. told.Replies.SelectMany(said => SlackView.Lines(said, width - reply.Length).Select((line, at) => (at == 0 ? reply : new string(' ', reply.Length)) + line)),
        ];
    }

    static bool Tells(string markdown, DeploymentView end) =>
        end.Sentence is not { } sentence
        || MarkdownView.Lines(markdown).Any(line => line.Contains(sentence[^Math.Min(20, sentence.Length)..], StringComparison.OrdinalIgnoreCase));

    async Task BoxAsync(string title, IReadOnlyList<string> lines)
    {
        await output.WriteLineAsync();
        await output.WriteLineAsync($"┌ {title}");
        foreach (var line in lines)
            await output.WriteLineAsync($"│ {line}");
        await output.WriteLineAsync("└");
        await output.FlushAsync();
    }
}
