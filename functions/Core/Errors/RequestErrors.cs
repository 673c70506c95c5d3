namespace Delightful.Core.Errors;

/// <summary>Codes of requests that cannot be accepted. Each stands in docs/errors.md.</summary>
public static class RequestErrors
{
    /// <summary>The event lacks a field, or a field is not of its form.</summary>
    public const string Malformed = "DLT-2001";

    /// <summary>The catalogue has no such service.</summary>
    public const string UnknownService = "DLT-2002";

    /// <summary>The service has no such environment.</summary>
    public const string UnknownEnvironment = "DLT-2003";

    /// <summary>No deployment waits for this answer: it is over, goes on already, or never asked.</summary>
    public const string NothingAsks = "DLT-2010";

    /// <summary>The answer is to something else than what is asked now.</summary>
    public const string AnswersSomethingElse = "DLT-2011";

    /// <summary>Who answers is not proven, and the environment wants proof.</summary>
    public const string NotProven = "DLT-2012";

    /// <summary>Who answers is no approver of the environment.</summary>
    public const string NotAnApprover = "DLT-2013";

    /// <summary>Nobody approves their own change in this environment.</summary>
    public const string OwnChange = "DLT-2014";

    /// <summary>The word that confirms a change of production was not typed.</summary>
    public const string NotConfirmed = "DLT-2015";

    /// <summary>There is no such release to promote, or not from there.</summary>
    public const string CannotPromote = "DLT-2016";
}
