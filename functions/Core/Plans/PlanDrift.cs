using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Delightful.Core.Plans;

/// <summary>
/// Counts the resources that changed outside Terraform and that the plan changes too; other drift is mostly what a
/// refresh fills in. The two lists may come in either order. Of each only the first <see cref="MostAddresses"/> are
/// compared, by a hash, so that no plan costs more memory than that.
/// </summary>
internal sealed class PlanDrift
{
    public const int MostAddresses = 10_000;

    private readonly HashSet<UInt128> _drifted = [];
    private readonly HashSet<UInt128> _changed = [];

    public int Count => _drifted.Count(_changed.Contains);

    public void Drifted(ReadOnlySpan<char> address) => Keep(_drifted, address);

    public void Changes(ReadOnlySpan<char> address) => Keep(_changed, address);

    public bool HasDrifted(UInt128 address) => _drifted.Contains(address);

    public static UInt128 HashOf(ReadOnlySpan<char> address)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(address), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    private static void Keep(HashSet<UInt128> addresses, ReadOnlySpan<char> address)
    {
        if (addresses.Count < MostAddresses)
            addresses.Add(HashOf(address));
    }
}
