using Delightful.Core.Gate.Policies;
using Delightful.Core.Plans;
using Delightful.Core.Slots;

namespace Delightful.Core.Gate;

/// <summary>
/// The roles that a plan uses and changes. The builds of all services have one role, which may pass any role of the installation: what
/// belongs to a slot is told by its name, or by the plan being of the state that made it.
/// </summary>
internal sealed class TakenRoles
{
    /// <summary>The type whose resources are roles, and the attribute that has the role's name.</summary>
    public const string RoleType = "aws_iam_role", RoleName = "name";

    private const int Most = 200;
    private const int MostOwn = 1000;

    private readonly HashSet<string> _named;
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);
    private readonly List<(Policy Policy, string? Role, string Address)> _taken = [];
    private (bool Own, bool Other) _makes;

    /// <param name="slot">Whose plan it is; the platform's modules name three roles after it.</param>
    public TakenRoles(SlotKey slot)
    {
        var name = $"delightful-{slot.Service}-{slot.Environment}";
        _named = [$"{name}-task", $"{name}-execution", $"{name}-codedeploy"];
    }

    /// <summary>Takes a role that the plan's state has or gets. One that is being imported is somebody else's still.</summary>
    public void See(ChangeKind? kind, PlannedValue name)
    {
        var known = name.IsUnknown ? null : name.Text;
        if (kind is ChangeKind.Create or ChangeKind.Replace)
            _makes = known is not null && _named.Contains(known) ? (true, _makes.Other) : (_makes.Own, true);
        if (known is not null && kind is not (ChangeKind.Delete or ChangeKind.Forget) && _own.Count < MostOwn)
            _own.Add(known);
    }

    /// <summary>Takes what a resource uses: the role's name or ARN, null when it is not known yet. False when there are too many to be remembered.</summary>
    public bool Add(Policy policy, string? role, string address)
    {
        if (role is "" || (role is not null && (IsOfAService(role) || _named.Contains(NameOf(role)))))
            return true;
        if (_taken.Count == Most)
            return false;
        _taken.Add((policy, role is null ? null : NameOf(role), address));
        return true;
    }

    /// <summary>
    /// What takes a role that is not the slot's, once the whole plan was seen. One that is not known yet is taken for a role that this plan
    /// makes, as long as it makes those that the platform names and no others.
    /// </summary>
    public IEnumerable<(Policy Policy, string Address, Truth Truth)> Foreign() =>
        from one in _taken
        let truth = one.Role is { } role ? Truths.Of(!_own.Contains(role)) : _makes is (Own: true, Other: false) ? Truth.No : Truth.Unknown
        where truth is not Truth.No
        select (one.Policy, one.Address, truth);

    /// <summary>AWS makes these for its own services, and nobody can pass them to another.</summary>
    private static bool IsOfAService(string role) => role.Contains(":role/aws-service-role/", StringComparison.Ordinal) || role.StartsWith("/aws-service-role/", StringComparison.Ordinal);

    private static string NameOf(string role) => role[(role.LastIndexOf('/') + 1)..];
}
