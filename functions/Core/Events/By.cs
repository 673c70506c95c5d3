using Delightful.Core.Gate;

namespace Delightful.Core.Events;

/// <summary>
/// Who asked for or answered something, as an event says it. It is believed only of an event that one of our own
/// functions sent after it had proven it: anyone who may put events on the bus can write any name.
/// </summary>
public sealed record By
{
    /// <summary>The name for people.</summary>
    public string? Name { get; init; }

    /// <summary>How they asked: <c>slack</c>, <c>github</c>, <c>cli</c> or <c>event</c>.</summary>
    public string? Via { get; init; }

    /// <summary>Who they are there: the Slack user's id, the GitHub login, the ARN of the AWS identity.</summary>
    public string? Id { get; init; }

    /// <summary>True when the sender has proven it: a signature of Slack or GitHub was checked.</summary>
    public bool IsVerified { get; init; }

    /// <summary>What proves it instead, when the sender is no function of ours; null for nothing.</summary>
    public Proof? Proof { get; init; }

    /// <summary>True when it is no person but a program with an account. Written only then.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsBot { get; init; }

    /// <summary>What an event says of a person.</summary>
    public static By Of(Person person) => new()
    {
        Name = person.Name, Via = person.Via.ToString().ToLowerInvariant(), Id = person.Id, IsVerified = person.IsVerified, IsBot = person.IsBot,
    };
}
