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
}
