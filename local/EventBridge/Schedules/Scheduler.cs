using Delightful.Local.EventBridge.Rules;

namespace Delightful.Local.EventBridge.Schedules;

/// <summary>Fires the rules that have a schedule, each wait divided by the cloud's speed.</summary>
sealed class Scheduler(RuleBook rules, EventRouter router, LocalCloudOptions options, TimeProvider time, BackgroundWork background) : IStartUpStep
{
    static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    readonly Lock gate = new();
    readonly Dictionary<string, (string Schedule, CancellationTokenSource Stop)> running = [];

    public Task RunAsync(CancellationToken ct)
    {
        rules.Changed += Adjust;
        return rules.ReadAsync(ct);
    }

    void Adjust()
    {
        lock (gate)
        {
            var wanted = rules.All.Where(r => r is { Enabled: true, Schedule.Length: > 0 }).ToDictionary(r => r.Arn, r => r.Schedule!);
            foreach (var (arn, (schedule, stop)) in running.ToList())
                if (!wanted.TryGetValue(arn, out var now) || now != schedule)
                {
                    stop.Cancel();
                    running.Remove(arn);
                }
            foreach (var (arn, schedule) in wanted)
                if (!running.ContainsKey(arn))
                    Start(arn, schedule);
        }
    }

    void Start(string arn, string expression)
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(background.Stopping);
        running[arn] = (expression, stop);
        background.Run($"schedule of {arn}", async _ =>
        {
            var schedule = Schedule.Parse(expression);
            while (schedule.Next(time.GetUtcNow()) is { } next && !stop.IsCancellationRequested)
            {
                await WaitAsync(options.Scaled(next - time.GetUtcNow()), stop.Token);
                if (!stop.IsCancellationRequested && rules.All.FirstOrDefault(r => r.Arn == arn) is { } rule)
                    router.RouteTo(rule, BusEvent.Create(rule.Bus, "aws.events", "Scheduled Event", [arn], "{}", time.GetUtcNow()));
            }
        });
    }

    async Task WaitAsync(TimeSpan wait, CancellationToken stop)
    {
        for (var due = time.GetUtcNow() + wait; due - time.GetUtcNow() is var left && left > TimeSpan.Zero && !stop.IsCancellationRequested;)
            await Task.Delay(left < LongestDelay ? left : LongestDelay, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
