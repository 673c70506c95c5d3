using Amazon.Lambda.Annotations;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;
using Delightful.Pipeline.AwsEvents;
using Delightful.Pipeline.Chain;

namespace Delightful.Pipeline.Functions;

/// <summary>An image was pushed: every environment of its service that deploys by itself hears of it.</summary>
public sealed class ImagePushedFunction(ICatalogue catalogue, Images images, SlotRunner runner)
{
    /// <summary>Handles "ECR Image Action".</summary>
    [LambdaFunction(ResourceName = "ImagePushed", MemorySize = 512, Timeout = 60)]
    public async Task ImagePushed(CloudWatchEvent<EcrImageAction> pushed, ILambdaContext context)
    {
        var image = pushed.Detail;
        if (image is not { ActionType: "PUSH", Result: "SUCCESS", RepositoryName: { } repository, ImageTag: { } tag, ImageDigest: { } digest })
            return;
        using var deadline = context.Deadline();
        if (await catalogue.ServiceOfRepositoryAsync(repository, deadline.Token).ConfigureAwait(false) is not { } service)
        {
            context.Logger.LogInformation("image {repository}:{tag} belongs to no service of the catalogue", repository, tag);
            return;
        }
        var commit = ImageTag.Parse(tag).Commit ?? ImageTag.CommitOf(await images.RevisionOfAsync(repository, digest, deadline.Token).ConfigureAwait(false));
        var environments = new EachOnItsOwn();
        foreach (var environment in service.Environments)
        {
            var happened = new SlotEvent.ImagePushed(service, tag, digest, new DateTimeOffset(pushed.Time.ToUniversalTime()), commit) { EventId = pushed.Id };
            await environments.TryAsync(() => runner.HandleAsync(new SlotKey(service.Service, environment.Name), happened, context.Logger, deadline.Token)).ConfigureAwait(false);
        }
        environments.ThrowIfAnyFailed();
    }
}
