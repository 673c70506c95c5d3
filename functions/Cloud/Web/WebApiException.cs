namespace Delightful.Cloud;

/// <summary>A web API refused a call.</summary>
public sealed class WebApiException(string api, string doing, int? status, string? said)
    : Exception($"{doing}: {api} answered {(status is { } code ? $"{code} {said}".TrimEnd() : said ?? "nothing usable")}")
{
    /// <summary>The HTTP status; null when the refusal stood in a successful answer.</summary>
    public int? Status { get; } = status;

    /// <summary>The API's own word for what is wrong, for example Slack's <c>message_not_found</c>; null when it gave none.</summary>
    public string? Said { get; } = said;

    /// <summary>
    /// True when it is the text itself that is not taken: that does not change by waiting. What people can repair, such
    /// as a token or a right, is not of this kind.
    /// </summary>
    public bool IsAboutContent => Status is 400 or 413 or 422 || Said is "invalid_blocks" or "invalid_blocks_format" or "msg_too_long" or "msg_blocks_too_long" or "no_text";

    /// <summary>True when the other side stumbled and may recover; false when it will refuse the same call again.</summary>
    public bool IsTransient => Status is >= 500;
}
