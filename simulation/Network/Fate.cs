namespace Delightful.Simulation.Network;

/// <summary>What becomes of one call to a cloud.</summary>
internal enum Fate
{
    /// <summary>It is carried out and answered.</summary>
    Answered,

    /// <summary>It is refused, and nothing happens.</summary>
    Refused,

    /// <summary>It is carried out, but the caller hears of an error.</summary>
    AnswerLost,

    /// <summary>The first answer is lost, the client sends it again, and that answer arrives.</summary>
    SentTwice,

    /// <summary>The caller's process dies before the request leaves.</summary>
    DiesBefore,

    /// <summary>The request is carried out and the caller's process dies before the answer.</summary>
    DiesAfter,

    /// <summary>The caller's process stands still before the request leaves, for longer than a lease.</summary>
    PausedBefore,

    /// <summary>The caller's process stands still with the answer, for longer than a lease.</summary>
    PausedAfter,
}
