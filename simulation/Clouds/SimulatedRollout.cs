using Amazon.CodeDeploy;
using Amazon.CodeDeploy.Model;
using Delightful.Core.Slots;

namespace Delightful.Simulation.Clouds;

/// <summary>One CodeDeploy deployment. Its course is in <see cref="RolloutWork"/>.</summary>
internal sealed class SimulatedRollout(string id, SlotKey slot, string description, string taskDefinition, DateTimeOffset createdAt, bool byLateCaller)
{
    public string Id { get; } = id;

    public SlotKey Slot { get; } = slot;

    /// <summary>The command that created it.</summary>
    public string Description { get; } = description;

    public string TaskDefinition { get; } = taskDefinition;

    /// <summary>True when a process that had stood still for too long created it.</summary>
    public bool ByLateCaller { get; } = byLateCaller;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DeploymentStatus Status { get; set; } = DeploymentStatus.Created;

    public bool IsRunning => Status == DeploymentStatus.Created || Status == DeploymentStatus.InProgress || Status == DeploymentStatus.Ready;

    /// <summary>What served before; it comes back when this one fails or is stopped.</summary>
    public string? Blue { get; set; }

    public bool HasTraffic { get; set; }

    /// <summary>The hook execution that waits for a verdict.</summary>
    public string? Hook { get; set; }

    public int Hooks { get; set; }

    /// <summary>The deployment whose end this one repairs; null for an ordinary one.</summary>
    public string? Restores { get; init; }

    /// <summary>The deployment that repairs the end of this one; null when there is none.</summary>
    public string? RestoredBy { get; set; }

    /// <summary>True when CodeDeploy has forgotten it.</summary>
    public bool IsForgotten { get; set; }

    public string? Error { get; set; }

    public DeploymentInfo ToRecord() => new()
    {
        DeploymentId = Id,
        Description = Description,
        Status = Status,
        CreateTime = CreatedAt.UtcDateTime,
        ErrorInformation = Error is null ? null : new ErrorInformation { Message = Error },
        RollbackInfo = Restores is null && RestoredBy is null ? null : new RollbackInfo { RollbackTriggeringDeploymentId = Restores, RollbackDeploymentId = RestoredBy },
    };
}
