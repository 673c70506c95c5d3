using Delightful.Core.Slots;

namespace Delightful.Core.Analysis;

/// <summary>What an analysis writes into the artifact bucket.</summary>
public static class GeneratedVariables
{
    /// <summary>The place of the Terraform variables: one for each deployment, so that none can pass for another's.</summary>
    public static string KeyOf(SlotKey slot, string deploymentId) =>
        $"{Folder(slot, deploymentId)}/terraform.tfvars.json";

    /// <summary>The place of all that was found out.</summary>
    public static string ReportKeyOf(SlotKey slot, string deploymentId) => $"{Folder(slot, deploymentId)}/analysis.json";

    /// <summary>The place of a proposed module. Nothing reads it but people.</summary>
    public static string SampleKeyOf(SlotKey slot, string deploymentId, string path) => $"{Folder(slot, deploymentId)}/samples/{path}";

    private static string Folder(SlotKey slot, string deploymentId) => $"generated/{slot.Service}/{slot.Environment}/{deploymentId}";
}
