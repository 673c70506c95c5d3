using Delightful.Local.Slack;

namespace Delightful.Local.Deployment;

/// <summary>What this cloud knows about itself in terms of the template's parameters; the caller's own values win.</summary>
static class TemplateParameters
{
    public static IReadOnlyDictionary<string, string> Of(LocalCloudOptions options)
    {
        var values = new Dictionary<string, string>
        {
            ["ArtifactBucket"] = $"delightful-artifacts-{LocalCloudOptions.Account}-{LocalCloudOptions.Region}",
            ["StateBucket"] = $"delightful-state-{LocalCloudOptions.Account}-{LocalCloudOptions.Region}",
            ["ConsoleUrl"] = "",
            ["GitHubApiUrl"] = new Uri(options.Endpoint, "_github").ToString(),
            ["SlackTeam"] = LocalCloudOptions.SlackTeam,
            ["SlackResponseUrl"] = new Uri(options.Endpoint, SlackPeople.Hooks).ToString(),
            ["SlackApiUrl"] = new Uri(options.Endpoint, "_slack/api").ToString(),
            ["DashboardUrl"] = options.Endpoint.ToString(),
        };
        foreach (var (name, value) in options.Parameters)
            values[name] = value;
        return values;
    }
}
