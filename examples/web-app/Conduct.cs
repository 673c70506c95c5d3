namespace WebApp;

/// <summary>Makes the service slow or makes it crash; the health pages themselves know about unhealthy.</summary>
public static class Conduct
{
    static readonly TimeSpan Delay = TimeSpan.FromSeconds(3);
    static readonly TimeSpan LifeBeforeCrash = TimeSpan.FromSeconds(2);

    /// <summary>Applies the behaviour to every request or to the process. Call it before mapping pages.</summary>
    public static void Behave(this WebApplication app, Behaviour behaviour)
    {
        if (behaviour == Behaviour.Slow)
            app.Use(async (context, next) =>
            {
                await Task.Delay(Delay, context.RequestAborted);
                await next(context);
            });

        if (behaviour == Behaviour.Crashing)
            app.Lifetime.ApplicationStarted.Register(() => _ = CrashAsync(app.Logger));
    }

    static async Task CrashAsync(ILogger log)
    {
        await Task.Delay(LifeBeforeCrash);
        log.LogCritical("leaving with exit code 1, as WEB_APP_BEHAVIOUR=crashing asks");
        Environment.Exit(1);
    }
}
