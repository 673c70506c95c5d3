using Delightful.Core.Slots;

namespace Delightful.Core.Analysis;

/// <summary>The Terraform variables that an analysis writes.</summary>
public static class GeneratedVariables
{
    /// <summary>Their place in the artifact bucket: one for each deployment, so that none can pass for another's.</summary>
    public static string KeyOf(SlotKey slot, string deploymentId) =>
        $"generated/{slot.Service}/{slot.Environment}/{deploymentId}/terraform.tfvars.json";
}
