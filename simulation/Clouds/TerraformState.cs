using System.Globalization;
using System.Text;
using Delightful.Core.Slots;

namespace Delightful.Simulation.Clouds;

/// <summary>The Terraform state of one slot: its serial, and the lock file beside it.</summary>
internal sealed class TerraformState(SlotKey slot, SimulatedS3 s3)
{
    private int _locks;

    public int Serial { get; set; } = 1;

    /// <summary>The build that holds the lock; null when it is free.</summary>
    public SimulatedBuild? LockedBy { get; private set; }

    /// <summary>How many task definitions were registered.</summary>
    public int Revision { get; set; }

    public string LockFile { get; } = $"services/{slot.Service}/{slot.Environment}.tfstate.tflock";

    /// <summary>What Terraform says to the one that a lock keeps out.</summary>
    public string Refusal => $"state-lock: ID: {LockId} Path: states/{LockFile} Operation: OperationTypeApply Who: root@{LockedBy!.Id} Version: 1.12.0";

    private string LockId => string.Create(CultureInfo.InvariantCulture, $"{_locks:x8}-0000-4000-8000-000000000000");

    public void Lock(SimulatedBuild build)
    {
        (LockedBy, _locks) = (build, _locks + 1);
        s3.Put(LockFile, Encoding.UTF8.GetBytes(LockId));
    }

    /// <summary>Gives the lock up, or takes it away from a build that is dead.</summary>
    public void Unlock()
    {
        LockedBy = null;
        s3.Remove(LockFile);
    }
}
