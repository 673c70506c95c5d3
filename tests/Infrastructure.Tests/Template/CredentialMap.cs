using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Delightful.Infrastructure.Tests.Workflows;

namespace Delightful.Infrastructure.Tests.Template;

/// <summary>What docs/credentials.md lists, read from where it is used: the template, the workflows and the builds.</summary>
static partial class CredentialMap
{
    /// <summary>What each secret is, which no file says.</summary>
    static readonly Dictionary<string, string> Purposes = new()
    {
        ["/delightful/github-token"] = "a token of GitHub that may comment, set statuses and make deployments; not needed with a GitHub App",
        ["/delightful/github-app-key"] = "the private key of the GitHub App that `GitHubAppId` names, as PEM",
        ["/delightful/github-webhook-secret"] = "what GitHub signs its webhooks with; needed for answers from pull requests",
        ["/delightful/slack-token"] = "a bot token of Slack, `xoxb-...`, that may post to the channel",
        ["/delightful/slack-signing-secret"] = "what Slack signs its requests with; needed for answers from Slack",
        ["/delightful/pagerduty-key"] = "the integration key of a service of PagerDuty; needed with `PagerDutyApiUrl`",
        ["/delightful/webhook-key"] = "what requests to `WebhookUrl` are signed with; needed with it",
    };

    /// <summary>Every part that is generated, by its name.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Parts() => new Dictionary<string, string>
    {
        ["secrets"] = await Secrets(),
        ["functions"] = await Functions(),
        ["github"] = GitHub(),
        ["builds"] = Builds(),
    };

    /// <summary>Each secret with the functions whose role may read it.</summary>
    static async Task<string> Secrets()
    {
        var readers = (await SamTemplate.Statements())
            .Where(s => SamTemplate.Many(s.Statement["Action"]).Any(a => a.ToString() == "ssm:GetParameter"))
            .SelectMany(s => SamTemplate.Many(s.Statement["Resource"]).Select(r => (Secret: Secret().Match(r.ToJsonString()).Groups[1].Value, Function: s.Where[..^"Role".Length])))
            .Distinct().ToLookup(r => r.Secret, r => r.Function);
        readers.Select(r => r.Key).ShouldBe(Purposes.Keys, ignoreOrder: true, "a secret without a purpose, or a purpose without a secret");
        return Table(["Secret", "What it is", "Read by"], readers.OrderBy(r => r.Key, StringComparer.Ordinal)
            .Select(r => new[] { $"`{r.Key}`", Purposes[r.Key], string.Join(", ", r.Order(StringComparer.Ordinal)) }));
    }

    /// <summary>Each environment variable of the functions, with what it comes from.</summary>
    static async Task<string> Functions()
    {
        var functions = await SamTemplate.Resources("AWS::Lambda::Function");
        var parameters = await SamTemplate.Parameters();
        var variables = functions.SelectMany(f => f.Value["Environment"]!["Variables"]!.AsObject().Select(v => (Function: f.Key, v.Key, Value: v.Value!)))
            .Where(v => v.Key != "ANNOTATIONS_HANDLER").GroupBy(v => v.Key).OrderBy(v => v.Key, StringComparer.Ordinal);
        return Table(["Variable", "Comes from", "Functions", "What it is"], variables.Select(v => new[]
        {
            $"`{v.Key}`", From(v.First().Value, parameters), v.Count() == functions.Count ? "all" : string.Join(", ", v.Select(one => one.Function).Order(StringComparer.Ordinal)), Meaning(v.First().Value, parameters),
        }));
    }

    static string From(JsonNode value, IReadOnlyDictionary<string, JsonObject> parameters) =>
        RefOf(value) is not { } name ? $"`{value}`"
        : !parameters.TryGetValue(name, out var parameter) ? $"the resource `{name}`"
        : parameter["Default"] is { } unless && unless.ToString().Length > 0 ? $"`{name}`, by default `{unless}`"
        : parameter["Default"] is null ? $"`{name}`, which has to be given" : $"`{name}`";

    static string Meaning(JsonNode value, IReadOnlyDictionary<string, JsonObject> parameters) =>
        RefOf(value) is { } name && parameters.TryGetValue(name, out var parameter) ? parameter["Description"]!.ToString() : "";

    static string? RefOf(JsonNode value) => (value as JsonObject)?["Ref"]?.ToString();

    /// <summary>The variables of GitHub that the workflows take.</summary>
    static string GitHub() => Table(["Variable", "Used by"], Workflow.All
        .SelectMany(workflow => Variable().Matches(workflow.Text).Select(m => (Variable: m.Groups[1].Value, Workflow: workflow.Name))).Distinct()
        .GroupBy(v => v.Variable).OrderBy(v => v.Key, StringComparer.Ordinal)
        .Select(v => new[] { $"`{v.Key}`", string.Join(", ", v.Select(one => $"`{one.Workflow}`")) }));

    /// <summary>What the build projects set for every build.</summary>
    static string Builds() => Table(["Variable", "Comes from"], BuildVariable()
        .Matches(File.ReadAllText(Path.Combine(SamTemplate.RepositoryRoot, "infrastructure", "modules", "pipeline", "builds.tf")))
        .Select(m => new[] { $"`{m.Groups[1].Value}`", $"`{m.Groups[2].Value}`" }).OrderBy(row => row[0], StringComparer.Ordinal));

    static string Table(string[] head, IEnumerable<string[]> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend([.. head.Select(_ => "---")]).Prepend(head))
            text.Append("| ").AppendJoin(" | ", row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
        return text.ToString();
    }

    [GeneratedRegex(@"parameter(/delightful/[a-z-]+)")]
    private static partial Regex Secret();

    [GeneratedRegex(@"\bvars\.([A-Z_]+)")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^        ([A-Z_]+)\s*= (\S+)$", RegexOptions.Multiline)]
    private static partial Regex BuildVariable();
}
