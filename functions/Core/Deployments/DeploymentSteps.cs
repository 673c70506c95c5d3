using Delightful.Core.Slots;

namespace Delightful.Core.Deployments;

/// <summary>How a deployment's document changes as it moves on.</summary>
internal static class DeploymentSteps
{
    /// <summary>The deployment in its next stage, with its timeline brought up to date.</summary>
    public static Deployment Entering(this Deployment deployment, Stage stage, DateTimeOffset now)
    {
        var timeline = deployment.Timeline;
        if (timeline is [.., { EndedAt: null } last])
            timeline = timeline.SetItem(timeline.Length - 1, last with { EndedAt = now });
        if (stage is not Stage.Ended)
            timeline = timeline.Add(new TimelineEntry(stage.Name, now));
        return deployment with { Stage = stage, Timeline = timeline, HeardAt = now, ProgressedAt = now, Stalled = false };
    }

    /// <summary>The deployment with a console link on its running stage.</summary>
    public static Deployment Linking(this Deployment deployment, string? link) =>
        link is null || deployment.Timeline is not [.., var last]
            ? deployment
            : deployment with { Timeline = deployment.Timeline.SetItem(deployment.Timeline.Length - 1, last with { Link = link }) };

    /// <summary>The deployment with one more command of a step counted, and that command's id.</summary>
    public static (Deployment Counted, string CommandId) Counting(this Deployment deployment, string step)
    {
        var number = deployment.Attempts.GetValueOrDefault(step) + 1;
        var id = new CommandId(SlotKey.TryParse(deployment.Slot)!.Value, deployment.Id, step, number);
        return (deployment with { Attempts = deployment.Attempts.SetItem(step, number) }, id.ToString());
    }
}
