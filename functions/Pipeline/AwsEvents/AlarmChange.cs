using System.Text.Json.Serialization;

namespace Delightful.Pipeline.AwsEvents;

/// <summary>The detail of "CloudWatch Alarm State Change": what is read of it.</summary>
public sealed record AlarmChange
{
    /// <summary>The alarm.</summary>
    [JsonPropertyName("alarmName")]
    public string? AlarmName { get; init; }

    /// <summary>Its state now.</summary>
    [JsonPropertyName("state")]
    public AlarmState? State { get; init; }
}

/// <summary>The state of an alarm.</summary>
public sealed record AlarmState
{
    /// <summary>OK, ALARM or INSUFFICIENT_DATA.</summary>
    [JsonPropertyName("value")]
    public string? Value { get; init; }

    /// <summary>Why, in CloudWatch's words.</summary>
    [JsonPropertyName("reason")]
    public string? Reason { get; init; }
}
