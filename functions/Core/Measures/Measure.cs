namespace Delightful.Core.Measures;

/// <summary>One value of one metric.</summary>
/// <param name="Name">One of <see cref="MetricNames"/>.</param>
/// <param name="Value">The value.</param>
/// <param name="By">The value of the metric's dimension; null for a metric that has none.</param>
/// <param name="About">What it was measured on.</param>
public sealed record Measure(string Name, double Value, string? By, MeasuredOn About);

/// <summary>
/// What a value was measured on. It stands beside the value in the log, where it can be searched for; it is no dimension,
/// because each service and deployment would be a metric of its own, and be paid for as one.
/// </summary>
/// <param name="Slot">The slot; null when it is about none.</param>
/// <param name="Deployment">The deployment; null when it is about none.</param>
/// <param name="CorrelationId">The request it belongs to; null when it is about none.</param>
public sealed record MeasuredOn(string? Slot = null, string? Deployment = null, string? CorrelationId = null);
