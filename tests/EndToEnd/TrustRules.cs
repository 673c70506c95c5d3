using System.Text.Json.Nodes;

namespace Delightful.EndToEnd;

/// <summary>What a role may never have, whoever made it: read from IAM as it was applied, not from what was meant.</summary>
internal static class TrustRules
{
    /// <summary>Writes to which AWS gives no resource level, and the sign-in that has none.</summary>
    private static readonly HashSet<string> WideWrites =
    [
        "application-autoscaling:DeleteScalingPolicy", "application-autoscaling:DeregisterScalableTarget", "application-autoscaling:PutScalingPolicy",
        "application-autoscaling:RegisterScalableTarget", "application-autoscaling:TagResource", "application-autoscaling:UntagResource",
        "ecs:RegisterTaskDefinition", "lambda:CreateEventSourceMapping", "xray:PutTelemetryRecords", "xray:PutTraceSegments",
    ];

    /// <summary>What the plan may change: its log, its lock, its own record.</summary>
    private static readonly Dictionary<string, string[]> PlanWrites = new()
    {
        ["logs:CreateLogStream"] = [":log-group:/delightful/builds/"],
        ["logs:PutLogEvents"] = [":log-group:/delightful/builds/"],
        ["s3:PutObject"] = ["/services/*.tflock", "/deployments/*"],
        ["s3:DeleteObject"] = ["/services/*.tflock"],
        ["dynamodb:PutItem"] = [":table/delightful-locks"],
        ["dynamodb:DeleteItem"] = [":table/delightful-locks"],
    };

    /// <summary>What is wrong with who may take a role.</summary>
    public static IEnumerable<string> OfTrust(JsonNode document)
    {
        foreach (var statement in Statements(document))
        {
            var principal = statement["Principal"] as JsonObject;
            if (principal is null || principal["AWS"] is not null)
                yield return $"it trusts {statement["Principal"]?.ToJsonString()}, which is no service of AWS and no web identity";
            if (principal?["Federated"] is null)
                continue;
            var pinned = statement["Condition"]?["StringEquals"]?.AsObject().ToDictionary(c => c.Key, c => Many(c.Value).ToList()) ?? [];
            if (statement["Condition"]?.AsObject().Any(c => c.Key != "StringEquals") == true)
                yield return "its trust has a condition that is more than an exact comparison";
            if (pinned.FirstOrDefault(c => c.Key.EndsWith(":aud", StringComparison.Ordinal)).Value is not ["sts.amazonaws.com"])
                yield return "its trust does not pin the audience";
            if (pinned.FirstOrDefault(c => c.Key.EndsWith(":sub", StringComparison.Ordinal)).Value is not { Count: > 0 } subjects)
                yield return "its trust does not pin the subject: every repository of the world may take it";
            else
                foreach (var subject in subjects.Where(s => s.Contains('*') || s.Contains('?') || s.Split(':') is not ["repo", _, not "", ..]))
                    yield return $"its trust takes the subject {subject}";
        }
    }

    /// <summary>What is wrong with what a role may do.</summary>
    public static IEnumerable<string> OfPermissions(JsonNode document)
    {
        foreach (var statement in Statements(document).Where(s => s["Effect"]!.ToString() == "Allow"))
        {
            if (statement["NotAction"] is not null || statement["NotResource"] is not null)
                yield return "it allows all but something";
            var resources = Many(statement["Resource"]).ToList();
            foreach (var action in Many(statement["Action"]))
            {
                if (action.Contains('*'))
                    yield return $"it allows {action}";
                if (resources.Contains("*") && !IsRead(action) && !WideWrites.Contains(action))
                    yield return $"it allows {action} on everything";
                if (action == "iam:PassRole" && (resources.Any(r => r.EndsWith(":role/*", StringComparison.Ordinal) || r == "*") || statement["Condition"]?["StringEquals"]?["iam:PassedToService"] is null))
                    yield return "it passes any role, or to any service";
            }
        }
    }

    /// <summary>What is wrong with what the role of the plan may do.</summary>
    public static IEnumerable<string> OfPlan(JsonNode document)
    {
        foreach (var statement in Statements(document).Where(s => s["Effect"]!.ToString() == "Allow"))
            foreach (var action in Many(statement["Action"]).Where(action => !IsRead(action)))
                foreach (var resource in Many(statement["Resource"]))
                    if (!PlanWrites.TryGetValue(action, out var places) || !places.Any(place => resource.Contains(place, StringComparison.Ordinal)))
                        yield return $"it may change something: {action} on {resource}";
    }

    /// <summary>One value or a list of them, as policies allow.</summary>
    public static IEnumerable<string> Many(JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => list.Select(item => item!.ToString()),
        _ => [node.ToString()],
    };

    public static IEnumerable<JsonObject> Statements(JsonNode document) =>
        document["Statement"] switch { JsonArray list => list.Select(s => s!.AsObject()), { } one => [one.AsObject()], _ => [] };

    private static bool IsRead(string action) => action.Split(':') is [_, var verb]
        && (verb.StartsWith("Get", StringComparison.Ordinal) || verb.StartsWith("List", StringComparison.Ordinal) || verb.StartsWith("Describe", StringComparison.Ordinal)
            || verb.StartsWith("BatchGet", StringComparison.Ordinal) || verb is "Query");
}
