using Amazon.Lambda.Core;

namespace Delightful.Simulation.Functions;

/// <summary>
/// Calls functions as Lambda does for events: an error, a crash or a function that takes too long is called again
/// after one and after two minutes, then the event is set aside.
/// </summary>
internal sealed class Lambda(World world)
{
    private const int MostAttempts = 3;

    private readonly Dictionary<Invocation, Job> _running = [];
    private int _invocations;

    public void Invoke(string function, TimeSpan limit, Func<Instance, ILambdaContext, Task> handle, Action<bool>? around = null) =>
        Begin(new Job(function, limit, handle, around), 1, world.Faults.Latency());

    /// <summary>Ends the process of an invocation: it reaches nothing any more, and its event is delivered again.</summary>
    public void Kill(Invocation invocation)
    {
        if (invocation.IsDead || invocation.IsOver)
            return;
        invocation.IsDead = true;
        invocation.Around?.Invoke(false);
        if (_running.Remove(invocation, out var job))
            Again(job, invocation);
    }

    /// <summary>
    /// A process that stands still for longer than it may run counts as dead, and its event is delivered again; but
    /// it is not dead, and goes on when it wakes up.
    /// </summary>
    public void Pause(Invocation invocation, TimeSpan pause)
    {
        if (!_running.TryGetValue(invocation, out var job) || pause <= job.Limit)
            return;
        invocation.IsLate = true;
        _running.Remove(invocation);
        world.Time.After(job.Limit, () => Again(job, invocation));
    }

    private void Begin(Job job, int attempt, TimeSpan delay) => world.Time.After(delay, () =>
    {
        job.Attempt = attempt;
        var invocation = new Invocation(job.Function, ++_invocations, world.AnyInstance()) { Around = job.Around };
        _running[invocation] = job;
        world.Trace.Invoked(job.Function, attempt);
        var limit = world.Time.After(job.Limit, () => Kill(invocation, job), counts: false);
        world.Current.Run(invocation, () => _ = FollowAsync(job, invocation, limit));
    });

    private void Kill(Invocation invocation, Job job)
    {
        if (_running.ContainsKey(invocation))
        {
            world.Trace.Note("time limit", job.Function, job.Attempt);
            Kill(invocation);
        }
    }

    private async Task FollowAsync(Job job, Invocation invocation, Time.Appointment limit)
    {
        var succeeded = false;
        invocation.Around?.Invoke(true);
        try
        {
            await job.Handle(invocation.Instance, new SimulatedContext(invocation, world.Log)).ConfigureAwait(false);
            succeeded = true;
        }
#pragma warning disable CA1031 // Lambda delivers the event again whatever went wrong
        catch (Exception e)
#pragma warning restore CA1031
        {
            world.Watch.Saw(e);
            world.Trace.Note("failed", job.Function, job.Attempt, e);
        }
        invocation.Around?.Invoke(false);
        invocation.IsOver = true;
        world.Time.Cancel(limit);
        if (_running.Remove(invocation) && !succeeded)
            Again(job, invocation);
    }

    private void Again(Job job, Invocation failed)
    {
        if (job.Attempt >= MostAttempts)
        {
            world.Trace.Note("dead letter", failed.Function, job.Attempt);
            return;
        }
        Begin(job, job.Attempt + 1, TimeSpan.FromMinutes(job.Attempt));
    }

    private sealed record Job(string Function, TimeSpan Limit, Func<Instance, ILambdaContext, Task> Handle, Action<bool>? Around)
    {
        public int Attempt { get; set; }
    }
}
