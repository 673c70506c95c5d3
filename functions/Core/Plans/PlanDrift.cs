namespace Delightful.Core.Plans;

/// <summary>
/// Counts the resources that changed outside Terraform and that the plan changes too; other drift is mostly what a
/// refresh fills in. The two lists may come in either order. Only the first <see cref="MostAddresses"/> of each are
/// compared, so that no plan costs more memory than that.
/// </summary>
internal sealed class PlanDrift
{
    public const int MostAddresses = 10_000;

    private readonly HashSet<string> _drifted = [];
    private readonly HashSet<string> _changed = [];

    public int Count => _drifted.Count(_changed.Contains);

    public void Drifted(string? address) => Keep(_drifted, address);

    public void Changes(string? address) => Keep(_changed, address);

    private static void Keep(HashSet<string> addresses, string? address)
    {
        if (address is not null && addresses.Count < MostAddresses)
            addresses.Add(address);
    }
}
