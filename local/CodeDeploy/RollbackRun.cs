namespace Delightful.Local.CodeDeploy;

/// <summary>Puts things back: production and test traffic to the old tasks first, only then are the new ones ended.</summary>
sealed class RollbackRun(Deployment rollback, Sides sides, TimeProvider clock)
{
    public async Task RunAsync()
    {
        var undone = rollback.Undoes!;
        if (undone is not { Blue: { } blue, Green: { } green })
            return;
        (rollback.Blue, rollback.Green) = (green, blue);
        Mark("Install", "Succeeded");
        Mark("AllowTraffic", "InProgress");
        await sides.ShiftAsync(rollback, green, blue, 100, default);
        await sides.TestAsync(rollback, blue, default);
        await sides.PromoteAsync(rollback, blue, default);
        Mark("AllowTraffic", "Succeeded");
        await sides.ServiceOf(rollback).RemoveAsync(green);
    }

    void Mark(string name, string status)
    {
        var now = clock.GetUtcNow();
        rollback.Change(name, step => step with { Status = status, Started = step.Started ?? now, Ended = status == "InProgress" ? null : now });
    }
}
