namespace Delightful.Simulation.Checks;

/// <summary>People were told that a deployment stalled.</summary>
/// <param name="Deployment">Which.</param>
/// <param name="After">How long after the moment from which on silence counts as a stall.</param>
internal sealed record Stall(string Deployment, TimeSpan After);
