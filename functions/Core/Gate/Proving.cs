using System.Security.Cryptography;
using System.Text;
using Delightful.Core.Events;

namespace Delightful.Core.Gate;

/// <summary>What a <see cref="Proof"/> signs: the call itself, and the hash of what the event asks for or answers.</summary>
public static class Proving
{
    /// <summary>The header that carries the hash; it has to be among the signed ones.</summary>
    public const string Header = "x-delightful-about";

    /// <summary>The body of the call.</summary>
    public const string Body = "Action=GetCallerIdentity&Version=2011-06-15";

    /// <summary>The type of the body.</summary>
    public const string ContentType = "application/x-www-form-urlencoded; charset=utf-8";

    /// <summary>What the proof of an answer is about.</summary>
    public static string About(ApprovalDecided answer) =>
        HashOf(ApprovalDecided.DetailType, answer.Service, answer.Environment, answer.DeploymentId, answer.Decision, answer.Token, answer.Confirmation, answer.Reason);

    /// <summary>What the proof of a request to promote is about.</summary>
    public static string About(PromotionRequested request) =>
        HashOf(PromotionRequested.DetailType, request.Service, request.Environment, request.From, request.Tag, request.Confirmation, request.Reason);

    /// <summary>What the proof of a request to roll back is about.</summary>
    public static string About(RollbackRequested request) =>
        HashOf(RollbackRequested.DetailType, request.Service, request.Environment, request.ToTag, request.Reason);

    /// <summary>What the proof of a request to unlock is about.</summary>
    public static string About(UnlockRequested request) =>
        HashOf(UnlockRequested.DetailType, request.Service, request.Environment, request.DeploymentId, request.Sure ? "sure" : null, request.Reason);

    /// <summary>What the proof of a request to lift a hold is about.</summary>
    public static string About(HoldLiftRequested request) =>
        HashOf(HoldLiftRequested.DetailType, request.Service, request.Environment, request.Reason);

    /// <summary>Lengths are part of it, so that no two sets of parts read the same.</summary>
    private static string HashOf(params ReadOnlySpan<string?> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
            text.Append(part?.Length ?? -1).Append(':').Append(part).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
