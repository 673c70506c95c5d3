using System.Text.Json.Serialization;
using Delightful.Core.Events;

namespace Delightful.Core.Gate;

/// <summary>Who asked for or answered something, and how well that is known.</summary>
/// <param name="Name">The name for people.</param>
/// <param name="Via">How they asked.</param>
/// <param name="Id">Who they are there: the Slack user's id, the GitHub login, the ARN of the AWS identity; null when nobody knows.</param>
/// <param name="IsVerified">True when it is proven; else anybody may have written the name.</param>
/// <param name="IsBot">True when it is no person.</param>
public sealed record Person(string Name, Via Via, string? Id = null, bool IsVerified = false, bool IsBot = false)
{
    /// <summary>The longest name or id that is kept.</summary>
    public const int LongestName = 200;

    /// <summary>The person that an event names; null when it names none.</summary>
    public static Person? Of(By? by) => by is { Name: { } name } && ViaOf(by.Via) is { } via
        ? new Person(name, via, by.Id, by.IsVerified, by.IsBot)
        : null;

    /// <summary>The way that a word names; null for any other word.</summary>
    public static Via? ViaOf(string? word) => word switch
    {
        "slack" => Gate.Via.Slack,
        "github" => Gate.Via.GitHub,
        "cli" => Gate.Via.Cli,
        "event" => Gate.Via.Event,
        _ => null,
    };

    /// <summary>Name and way, for sentences: <c>ada (slack)</c>; says so when nothing is proven.</summary>
    [JsonIgnore]
    public string Title => $"{Name} ({Via.ToString().ToLowerInvariant()}{(IsVerified ? "" : ", not proven")})";
}

/// <summary>How a person asked.</summary>
public enum Via
{
    /// <summary>By a button in Slack.</summary>
    [JsonStringEnumMemberName("slack")]
    Slack,

    /// <summary>By a comment on a pull request.</summary>
    [JsonStringEnumMemberName("github")]
    GitHub,

    /// <summary>By the command line, with an AWS identity.</summary>
    [JsonStringEnumMemberName("cli")]
    Cli,

    /// <summary>By an event that anybody may have sent.</summary>
    [JsonStringEnumMemberName("event")]
    Event,
}
