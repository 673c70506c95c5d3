using Delightful.Local.Recorders;
using Microsoft.AspNetCore.Http;

namespace Delightful.Local.GitHub;

/// <summary>Errors in the words and shape of the GitHub REST API.</summary>
static class Refusal
{
    public static IResult NotFound => Of(404, "Not Found");

    public static IResult Unauthorized(string message) => Of(401, message);

    public static IResult NoToken => Of(401, "Requires authentication");

    public static IResult BadToken => Of(401, "Bad credentials");

    public static IResult Conflict(string message) => Of(409, message);

    public static IResult NoCommit(string sha) => Of(422, $"No commit found for SHA: {sha}");

    public static IResult BadJson => Of(400, "Problems parsing JSON");

    public static IResult Missing(string resource, string field) =>
        Invalid(new FieldError(resource, "missing_field", field, null));

    public static IResult TooLong(string resource, string field, int maximum) =>
        Invalid(new FieldError(resource, "custom", field, $"{field} is too long (maximum is {maximum} characters)"));

    public static IResult NotAllowed(string resource, string field, string value) =>
        Invalid(new FieldError(resource, "custom", field, $"{field} '{value}' is not included in the list"));

    public static IResult Demanded(Fault fault) => Of(fault.Status ?? 500, fault.Error ?? fault.Status switch
    {
        401 => "Bad credentials",
        403 or 429 => "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
        404 => "Not Found",
        _ => "Server Error",
    });

    static IResult Of(int status, string message) =>
        Json.Answer(new { Message = message, DocumentationUrl = Documentation, Status = $"{status}" }, status);

    static IResult Invalid(FieldError error) => Json.Answer(
        new { Message = "Validation Failed", Errors = new[] { error }, DocumentationUrl = Documentation, Status = "422" }, 422);

    const string Documentation = "https://docs.github.com/rest";

    sealed record FieldError(string Resource, string Code, string Field, string? Message);
}
