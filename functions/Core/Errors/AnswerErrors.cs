namespace Delightful.Core.Errors;

/// <summary>
/// Codes of answers that are not taken: of requests over HTTP, buttons, commands and comments. A stranger never sees one:
/// it stands in the log of the function. Each stands in docs/errors.md.
/// </summary>
public static class AnswerErrors
{
    /// <summary>The request has no signature that could be checked.</summary>
    public const string NotSigned = "DLT-2030";

    /// <summary>The signature is another's.</summary>
    public const string WrongSignature = "DLT-2031";

    /// <summary>The request is too old, or ahead of its time.</summary>
    public const string OutOfTime = "DLT-2032";

    /// <summary>The same request came before.</summary>
    public const string CameBefore = "DLT-2033";

    /// <summary>It comes from another workspace than the one this installation belongs to.</summary>
    public const string OtherWorkspace = "DLT-2034";

    /// <summary>What was sent is larger than what is looked at, or not of the form that its sender documents.</summary>
    public const string Unreadable = "DLT-2035";

    /// <summary>It is none of the actions there are.</summary>
    public const string UnknownAction = "DLT-2036";

    /// <summary>It is not clear which service and environment are meant.</summary>
    public const string UnclearPlace = "DLT-2037";

    /// <summary>Who comments may not write to the repository, or the pull request comes from a fork.</summary>
    public const string NotAWriter = "DLT-2038";

    /// <summary>The pull request is not the one whose change is there.</summary>
    public const string OtherPullRequest = "DLT-2039";

    /// <summary>What was asked for has passed: the deployment is over, or there is nothing of the kind.</summary>
    public const string NothingThere = "DLT-2040";
}
