using System.Globalization;

namespace Delightful.Core.Slots;

/// <summary>
/// The identity of one command: slot, deployment, step and the how-manieth such step of the deployment.
/// It travels with every external call (build environment, rollout description), so whatever comes back finds
/// its slot, and a repeated command can be recognised at the receiver.
/// </summary>
public readonly record struct CommandId(SlotKey Slot, string DeploymentId, string Step, int Number)
{
    /// <summary>Written <c>service/environment/deployment/step/number</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Slot}/{DeploymentId}/{Step}/{Number}");

    /// <summary>Reads the written form; null when the text is anything else.</summary>
    public static CommandId? TryParse(string? text)
    {
        if (text?.Split('/') is not [var service, var environment, var deployment, var step, var number])
            return null;
        return SlotKey.FaultOf(service, environment) is null && deployment.Length > 0 && step.Length > 0
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? new CommandId(new SlotKey(service, environment), deployment, step, n)
            : null;
    }
}
