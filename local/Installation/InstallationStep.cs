namespace Delightful.Local.Installation;

/// <summary>A step of an installation began, or is over.</summary>
/// <param name="Name">The step.</param>
/// <param name="What">What it makes.</param>
/// <param name="Took">How long it took; null when it begins.</param>
public sealed record InstallationStep(string Name, string What, TimeSpan? Took);
