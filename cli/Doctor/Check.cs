namespace Delightful.Cli.Doctor;

/// <summary>What a check found.</summary>
enum Health
{
    /// <summary>As it should be.</summary>
    Fine,

    /// <summary>Works without, but differently; the remedy says how.</summary>
    Optional,

    /// <summary>The local cloud does not work like this.</summary>
    Failed,
}

/// <summary>One thing that the local cloud needs.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Health">How it is.</param>
/// <param name="Found">What was found, in a few words.</param>
/// <param name="Remedy">The exact thing to do; null when there is nothing to do.</param>
sealed record Check(string Name, Health Health, string Found, string? Remedy);
