namespace Delightful.Local.EventBridge.Schedules;

/// <summary>When a rule fires by the clock: rate(...) or cron(...), in UTC.</summary>
abstract class Schedule
{
    /// <summary>Reads an expression or throws <see cref="AwsException"/> ValidationException.</summary>
    public static Schedule Parse(string expression)
    {
        var open = expression.IndexOf('(');
        if (open < 0 || !expression.EndsWith(')'))
            throw Invalid(expression);
        var inner = expression[(open + 1)..^1];
        return expression[..open] switch
        {
            "rate" => Rate.Read(inner) ?? throw Invalid(expression),
            "cron" => Cron.Read(inner) ?? throw Invalid(expression),
            _ => throw Invalid(expression),
        };
    }

    /// <summary>The first time after this one, or null when there is none.</summary>
    public abstract DateTimeOffset? Next(DateTimeOffset after);

    static AwsException Invalid(string expression) => new("ValidationException", $"Parameter ScheduleExpression is not valid: {expression}");
}
