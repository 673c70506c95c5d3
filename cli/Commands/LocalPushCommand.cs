using System.CommandLine;
using Delightful.Cli.Errors;
using Delightful.Cli.Io;
using Delightful.Cli.Local;
using Delightful.Core.Deployments;

namespace Delightful.Cli.Commands;

/// <summary>
/// <c>local push</c>: what the entry workflow does for a commit, on this machine: the source bundle, then the image,
/// whose arrival starts the chain.
/// </summary>
static class LocalPushCommand
{
    public static Command Create(CliContext context)
    {
        var service = CommonOptions.Service(required: true);
        var tag = new Option<string>("--tag") { Description = "The image tag; each can be pushed once.", HelpName = "TAG", Required = true };
        tag.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !ImageTag.IsTag(text))
                result.AddError($"'{text}' is not an image tag: letters, digits, dots, hyphens and underscores, at most 128.");
        });
        var behaviour = new Option<string>("--as") { Description = "How it behaves.", HelpName = "BEHAVIOUR", DefaultValueFactory = _ => "healthy" };
        behaviour.AcceptOnlyFromAmong("healthy", "unhealthy", "slow", "crashing");
        var command = new Command("push", "Push an image of an example to the local cloud.") { service, tag, behaviour, CommonOptions.Json };
        command.SetAction((parsed, ct) => RunAsync(
            context,
            parsed.GetRequiredValue(service),
            new LocalImage(parsed.GetRequiredValue(tag), parsed.GetRequiredValue(behaviour)),
            parsed.GetValue(CommonOptions.Json),
            ct));
        return command;
    }

    static async Task<int> RunAsync(CliContext context, string service, LocalImage image, bool json, CancellationToken ct)
    {
        var cloud = LocalState.Read(context.LocalFolder) ?? throw CliErrors.NoLocalCloud();
        var known = cloud.Services.FirstOrDefault(candidate => candidate.Name == service)
            ?? throw CliErrors.NotAnExample(service, cloud.Services.Select(candidate => candidate.Name));

        var (digest, pull) = await Push.RunAsync(cloud, known, image, ct);
        if (json)
            context.Terminal.Output.WriteJson(new { service, image.Tag, digest, image.Behaviour, image.Commit, PullRequest = pull });
        else
            context.Terminal.Output.WriteLine($"Pushed {service}:{image.Tag} ({digest}), {image.Behaviour}.{Environment.NewLine}Follow it: ./delightful watch {service} --env dev --tag {image.Tag}");
        return CliExit.Success;
    }
}
