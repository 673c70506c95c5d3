namespace Delightful.Core.Feedback;

/// <summary>How far one step is.</summary>
public enum StepState
{
    /// <summary>It is still to come.</summary>
    Pending,

    /// <summary>It is going on.</summary>
    Running,

    /// <summary>It went well.</summary>
    Done,

    /// <summary>It went wrong.</summary>
    Failed,

    /// <summary>It will not happen.</summary>
    Skipped,

    /// <summary>A person is asked.</summary>
    Asking,

    /// <summary>A person is asked, because nobody could judge the plan.</summary>
    Inconclusive,
}

/// <summary>One step of a deployment as a reader sees it.</summary>
/// <param name="Name">The stage, as in events.</param>
/// <param name="Title">What it is called.</param>
/// <param name="State">How far it is.</param>
/// <param name="Took">How long it ran; null when nobody measured.</param>
/// <param name="Link">Where its work can be looked at.</param>
/// <param name="Because">What its state comes from; null when the state says all.</param>
public sealed record Step(string Name, string Title, StepState State, TimeSpan? Took, string? Link, string? Because = null);
