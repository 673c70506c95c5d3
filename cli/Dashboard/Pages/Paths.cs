using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Cli.Dashboard.Pages;

/// <summary>The addresses of the pages. Each slot and each deployment has its own, which can be kept and sent on.</summary>
static class Paths
{
    public static string Of(SlotKey slot) => $"/slots/{slot.Service}/{slot.Environment}";

    public static string Of(Deployment deployment) => $"/deployments/{deployment.Slot}/{Uri.EscapeDataString(deployment.Id)}";

    public static string History(string? service, string? environment, string? outcome) =>
        "/history" + Microsoft.AspNetCore.Http.QueryString.Create(new (string Name, string? Value)[] { ("service", service), ("environment", environment), ("outcome", outcome) }
            .Where(part => !string.IsNullOrEmpty(part.Value))
            .Select(part => KeyValuePair.Create(part.Name, part.Value)));
}
