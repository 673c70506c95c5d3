using Delightful.Core.Deployments;

namespace Delightful.Core.Feedback;

/// <summary>Where in the code a deployment is told.</summary>
public static class CommentPlace
{
    /// <summary>
    /// The commit on whose pull request a deployment is told; null when there is none or nobody knows it. For a push
    /// and a promotion that is their own. For a rollback that a person asked for it is that of the release which is left: its author has to hear
    /// that the change no longer serves. A rollback that leaves nothing, or has not begun, has no place.
    /// </summary>
    public static string? CommitOf(Deployment deployment)
    {
        var request = deployment.Request;
        if (request.Kind is not DeploymentKind.Rollback)
            return request.Commit ?? ImageTag.Parse(request.Tag).Commit;
        return deployment.Previous is { } left && left.Digest != request.Digest ? left.Commit ?? ImageTag.Parse(left.Tag).Commit : null;
    }
}
