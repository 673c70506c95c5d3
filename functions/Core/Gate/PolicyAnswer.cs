using System.Collections.Immutable;
using Delightful.Core.Plans;
using Delightful.Core.Text;

namespace Delightful.Core.Gate;

/// <summary>What the organisation's own policies say of a plan. Their texts come from outside: they are cut and cleaned.</summary>
public sealed record PolicyAnswer
{
    /// <summary>The most messages of each kind that are kept.</summary>
    public const int MostMessages = 20;

    private const int LongestMessage = 300;

    private PolicyAnswer()
    {
    }

    /// <summary>Why the plan must not be applied.</summary>
    public ImmutableArray<string> Denies { get; private init; } = [];

    /// <summary>What a person has to look at.</summary>
    public ImmutableArray<string> Warns { get; private init; } = [];

    /// <summary>Why there is no answer; null when there is one.</summary>
    public string? Silence { get; private init; }

    /// <summary>An answer.</summary>
    public static PolicyAnswer Of(IEnumerable<string> denies, IEnumerable<string> warns) => new() { Denies = Told(denies), Warns = Told(warns) };

    /// <summary>No answer: nobody may take that for a yes.</summary>
    public static PolicyAnswer None(string because) => new() { Silence = Told(because) };

    private static ImmutableArray<string> Told(IEnumerable<string> messages)
    {
        var all = messages.ToList();
        var told = all.Take(MostMessages).Select(Told).ToList();
        if (all.Count > MostMessages)
            told.Add($"and {all.Count - MostMessages} more");
        return [.. told];
    }

    private static string Told(string message)
    {
        var line = Shorten.To(Secrets.Mask(CleanText.Line(Shorten.To(message, 10 * LongestMessage))), LongestMessage).TrimEnd('.');
        return string.Join(' ', line.Split(' ').Select(word => RandomText.IsLikely(word) ? "(hidden)" : word));
    }
}
