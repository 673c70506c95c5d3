using System.Globalization;
using System.Text.Json.Nodes;
using Delightful.Local.EventBridge.Archives;
using Delightful.Local.EventBridge.Rules;

namespace Delightful.Local.Deployment.Resources;

/// <summary>An archive of what the cloud's own buses take, which moto's do not see.</summary>
sealed class ArchiveResource(ArchiveBook archives, RuleBook rules) : IOwnResource
{
    public string Type => "AWS::Events::Archive";

    public async Task CreateAsync(JsonObject properties, CancellationToken ct)
    {
        await rules.ReadAsync(ct);
        archives.Create(
            (string)properties["ArchiveName"]!,
            (string)properties["SourceArn"]!,
            (string?)properties["Description"],
            properties["EventPattern"]?.ToJsonString(),
            int.Parse(properties["RetentionDays"]?.ToString() ?? "0", CultureInfo.InvariantCulture));
    }
}
