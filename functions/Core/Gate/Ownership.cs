using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Gate;

/// <summary>Whether somebody answers for their own change: as an author of its code, or as who promoted it.</summary>
internal static class Ownership
{
    /// <summary>True or false where that can be told for certain; null where it cannot.</summary>
    public static bool? Of(Deployment active, SlotEvent.ApprovalDecided answer, Approver? approver)
    {
        var wrote = IsAuthor(answer, approver);
        var promoted = active.Request.Person is { } promoter ? IsSame(promoter, answer.By, approver) : false;
        return wrote == true || promoted == true ? true
            : wrote is null || promoted is null ? null
            : false;
    }

    private static bool? IsAuthor(SlotEvent.ApprovalDecided answer, Approver? approver)
    {
        if (answer.Authors.IsDefaultOrEmpty)
            return null;
        var login = answer.By is { IsVerified: true, Via: Via.GitHub, Id: { } id } ? id : approver?.GitHub;
        return login is null ? null : answer.Authors.Contains(login, StringComparer.OrdinalIgnoreCase);
    }

    private static bool? IsSame(Person promoter, Person by, Approver? approver) =>
        approver?.Is(promoter) == true || (promoter.Via == by.Via && promoter.Id is not null && promoter.Id == by.Id) ? true
        : !promoter.IsVerified || !by.IsVerified ? (promoter.Name == by.Name ? true : null)
        : promoter.Via == by.Via ? false
        : IsListed(approver, promoter.Via) ? false : null;

    /// <summary>An entry that has an identity of the way in question, and another one, is another person.</summary>
    private static bool IsListed(Approver? approver, Via via) => approver is not null && via switch
    {
        Via.Slack => approver.Slack is not null,
        Via.GitHub => approver.GitHub is not null,
        Via.Cli => approver.Aws is not null,
        _ => false,
    };
}
