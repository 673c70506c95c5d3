using System.Collections.Immutable;
using System.Globalization;
using Delightful.Core.Slots;

namespace Delightful.Core.Feedback;

/// <summary>What people are told while the registry cannot be reached, and when it can again.</summary>
public static class OutageWords
{
    private const int MostListed = 10;

    /// <summary>The message for as long as it lasts, in Slack's markup.</summary>
    /// <param name="since">When it was first noticed.</param>
    /// <param name="running">What the clouds say is running, by its command; null when they do not say.</param>
    /// <param name="parked">How many requests of people wait.</param>
    public static string During(DateTimeOffset since, ImmutableArray<CommandId>? running, int parked)
    {
        var lines = new List<string>
        {
            $"⚠️ The registry of deployments has not answered since {since.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC.",
            "Nothing new starts until it does. What runs goes on, and nobody has to do anything.",
        };
        lines.AddRange(running switch
        {
            null => ["What is running cannot be found out either."],
            [] => ["Nothing is running."],
            { } work => work.Take(MostListed).Select(w => SlackEscape.Text($"• {w.Step} of {w.Slot} is running (deployment {w.DeploymentId})")),
        });
        if (running is { Length: > MostListed } more)
            lines.Add($"• and {more.Length - MostListed} more");
        if (parked > 0)
            lines.Add(parked == 1 ? "One request waits for it." : $"{parked} requests wait for it.");
        return string.Join('\n', lines);
    }

    /// <summary>The message once it is over.</summary>
    public static string After(DateTimeOffset since, DateTimeOffset now, int parked) =>
        $"✅ The registry of deployments answers again after {Words.Duration(now - since)}. What was missed is being found out"
        + (parked == 0 ? "." : parked == 1 ? ", and the request that waited is being handled." : $", and the {parked} requests that waited are being handled.");
}
