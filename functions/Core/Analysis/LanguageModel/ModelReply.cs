using Delightful.Core.Slots;

namespace Delightful.Core.Analysis.LanguageModel;

/// <summary>
/// What came of asking, kept for the deployment: models answer differently each time, and an event that comes again has
/// to come to the same.
/// </summary>
/// <param name="Use">The record of the question.</param>
/// <param name="Answer">The text of the answer, as hostile as the source; null when there was none.</param>
public sealed record ModelReply(ModelUse Use, string? Answer)
{
    /// <summary>Its place in the artifact bucket, beside the deployment's generated variables.</summary>
    public static string KeyOf(SlotKey slot, string deploymentId) => $"generated/{slot.Service}/{slot.Environment}/{deploymentId}/language-model.json";
}
