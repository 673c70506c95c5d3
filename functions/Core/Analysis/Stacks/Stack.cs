using System.Collections.Immutable;

namespace Delightful.Core.Analysis.Stacks;

/// <summary>A package that a service uses.</summary>
/// <param name="Name">Its name, as its ecosystem writes it.</param>
/// <param name="Version">Its version, or the least that is asked for; null when that is not told.</param>
/// <param name="Source">Where it is asked for.</param>
/// <param name="IsApart">True when it is only used to build or to test.</param>
internal sealed record Dependency(string Name, string? Version, string Source, bool IsApart);

/// <summary>A framework of an ecosystem, by the package that brings it.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Package">The package.</param>
internal sealed record Framework(string Name, string Package);

/// <summary>What a service is written in.</summary>
/// <param name="Ecosystem">The ecosystem.</param>
/// <param name="Confidence">How sure that is.</param>
/// <param name="Source">The manifest that tells.</param>
/// <param name="Dependencies">What runs with it.</param>
/// <param name="Framework">Its web framework; null when it has none that is known.</param>
/// <param name="FrameworkPackage">The package that brings it.</param>
internal sealed record Stack(
    Ecosystem Ecosystem, double Confidence, string Source, ImmutableArray<Dependency> Dependencies, Framework? Framework, Dependency? FrameworkPackage);
