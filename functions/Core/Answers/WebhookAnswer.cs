namespace Delightful.Core.Answers;

/// <summary>What is answered over HTTP. Who has not proven who they are gets a status and not one word more.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Json">The body; null for none.</param>
public sealed record WebhookAnswer(int Status, string? Json = null)
{
    /// <summary>It was taken.</summary>
    public static WebhookAnswer Ok { get; } = new(200);

    /// <summary>What was sent cannot be read.</summary>
    public static WebhookAnswer BadRequest { get; } = new(400);

    /// <summary>Who sent it is not proven.</summary>
    public static WebhookAnswer Unauthorized { get; } = new(401);

    /// <summary>Who sent it is proven, and is nobody for us.</summary>
    public static WebhookAnswer Forbidden { get; } = new(403);

    /// <summary>There is nothing at that address.</summary>
    public static WebhookAnswer NotFound { get; } = new(404);

    /// <summary>What was sent is larger than what is looked at.</summary>
    public static WebhookAnswer TooLarge { get; } = new(413);

    /// <summary>It cannot be checked now; the same may be sent again.</summary>
    public static WebhookAnswer Unavailable { get; } = new(503);
}
