using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Delightful.Core.Deployments;
using Delightful.Core.Gate;

namespace Delightful.Core.Feedback;

/// <summary>
/// A button of a message. What it means is decided when the answer comes, from what is true then: a button only says what
/// was meant, and for which deployment and plan.
/// </summary>
/// <param name="Action">What is asked for: one of the constants here.</param>
/// <param name="Label">What stands on it; at most 75 characters.</param>
/// <param name="IsDanger">True for red, false for green.</param>
/// <param name="Question">What is asked before it is sent; at most 300 characters.</param>
public sealed record SlackButton(string Action, string Label, bool IsDanger, string Question)
{
    /// <summary>Lets the reviewed plan be applied.</summary>
    public const string Approve = "approve";

    /// <summary>Ends the deployment before anything is applied.</summary>
    public const string Reject = "reject";

    /// <summary>Goes back to the release before.</summary>
    public const string Rollback = "rollback";

    /// <summary>Gives up a deployment that does not move.</summary>
    public const string Unlock = "unlock";

    /// <summary>The buttons that mean something at this moment.</summary>
    public static ImmutableArray<SlackButton> Of(Deployment deployment, FeedbackContext context) => deployment.Stage switch
    {
        _ when deployment.Stalled && !deployment.IsOver => [Give(deployment)],
        Stage.Approving { IsApproved: false } asking => [Yes(deployment, asking), No(deployment)],
        Stage.Shifting or Stage.Baking or Stage.Testing when deployment is { Request.Kind: not DeploymentKind.Rollback, Previous: { } previous } => [Back(deployment, previous)],
        Stage.Ended { Outcome: Outcome.Released } when context.Target is { } target => [Back(deployment, target)],
        _ => [],
    };

    /// <summary>What comes back when it is pressed, as JSON.</summary>
    public static string ValueOf(Deployment deployment)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("slot", deployment.Slot);
            json.WriteString("deployment", deployment.Id);
            json.WriteString("plan", PlanOf(deployment.Stage));
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static SlackButton Back(Deployment deployment, Release target) => new(
        Rollback, $"Roll back to {Short(target.Tag)}", IsDanger: true,
        $"{deployment.Slot} goes back to {Short(target.Tag)}, and {Short(deployment.Request.Tag)} is held until somebody lifts the hold or a newer image comes.");

    private static SlackButton Yes(Deployment deployment, Stage.Approving asking) => new(
        Approve, "Approve", IsDanger: false, Text.Shorten.To($"{Short(deployment.Request.Tag)} is applied to {deployment.Slot}. {Why(deployment, asking)}.", 290));

    private static string Why(Deployment deployment, Stage.Approving asking) => Doubts.IsInconclusive(deployment)
        ? $"Nobody could judge its plan, because {SlackEscape.Literal(string.Join("; ", Doubts.Of(deployment.Review!)))}"
        : $"It asks because {SlackEscape.Literal(asking.Because)}";

    private static SlackButton No(Deployment deployment) => new(
        Reject, "Reject", IsDanger: true, $"{Short(deployment.Request.Tag)} ends here; nothing of it is applied to {deployment.Slot}.");

    private static SlackButton Give(Deployment deployment) => new(
        Unlock, "Give it up", IsDanger: true, $"{Short(deployment.Request.Tag)} is given up in {deployment.Slot} when its work is over. Work that still runs is left alone.");

    private static string PlanOf(Stage stage) => stage switch
    {
        Stage.Planning { Artifact: { } plan } => plan.Sha256,
        Stage.Approving asking => asking.Artifact.Sha256,
        Stage.Applying applying => applying.Artifact.Sha256,
        _ => "",
    };

    private static string Short(string tag) => Text.Shorten.To(SlackEscape.Literal(Sentences.Readable(tag)), 40);
}
