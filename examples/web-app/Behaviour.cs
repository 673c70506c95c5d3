namespace WebApp;

/// <summary>How this copy of the service conducts itself, so that one can see what a bad image does.</summary>
public enum Behaviour
{
    /// <summary>Answers at once; the health pages say 200.</summary>
    Healthy,

    /// <summary>Runs and answers, but what it depends on does not: the deep health page says 503.</summary>
    Unhealthy,

    /// <summary>Answers every request after three seconds.</summary>
    Slow,

    /// <summary>Starts well, then leaves with exit code 1 two seconds later.</summary>
    Crashing,
}
