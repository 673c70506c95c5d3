using System.Collections.Immutable;
using Delightful.Core.Text;

namespace Delightful.Core.Answers;

/// <summary>What stands behind <c>/delightful</c>, in a Slack command or on the first line of a comment.</summary>
/// <param name="Word">The first word, which names the action when it is one.</param>
/// <param name="Rest">The words that follow: the place when the first names one, then the reason.</param>
public sealed record AnswerCommand(string Word, ImmutableArray<string> Rest)
{
    /// <summary>What a command begins with.</summary>
    public const string Name = "/delightful";

    /// <summary>The action; null when the first word is none.</summary>
    public AnswerAction? Action => AnswerActions.Of(Word);

    /// <summary>The command on the first line of a comment; null when there is none, which is so for nearly all comments.</summary>
    public static AnswerCommand? InComment(string body)
    {
        var line = body.AsSpan();
        if (line.IndexOfAny('\r', '\n') is >= 0 and var end)
            line = line[..end];
        return line.StartsWith(Name, StringComparison.Ordinal) && (line.Length == Name.Length || char.IsWhiteSpace(line[Name.Length]))
            ? Of(line[Name.Length..].ToString())
            : null;
    }

    /// <summary>The command of the text that follows the name.</summary>
    public static AnswerCommand Of(string text)
    {
        var words = CleanText.Line(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new AnswerCommand(words.FirstOrDefault() ?? "", [.. words.Skip(1)]);
    }
}
