using Delightful.Core.Events;

namespace Delightful.Core.Answers;

/// <summary>What comes of an answer: a closed set.</summary>
public abstract record AnswerVerdict
{
    private AnswerVerdict() { }

    /// <summary>It goes on as an event, which is decided on like every other.</summary>
    /// <param name="DetailType">The event's detail-type.</param>
    /// <param name="Detail">Its detail, JSON.</param>
    /// <param name="Sentence">What the person is told.</param>
    public sealed record Taken(string DetailType, string Detail, string Sentence) : AnswerVerdict;

    /// <summary>It cannot be followed as things stand; nothing was changed.</summary>
    public sealed record Refused(InputError Why) : AnswerVerdict;

    /// <summary>It was a question.</summary>
    public sealed record Told(string Sentence) : AnswerVerdict;
}
