namespace Delightful.Local.CodeBuild;

/// <summary>A buildspec of version 0.2, as far as a container build without a cache and reports uses it.</summary>
sealed record Buildspec(
    IReadOnlyDictionary<string, string> Variables,
    IReadOnlyList<string> ExportedVariables,
    IReadOnlyDictionary<string, BuildspecPhase> Phases,
    BuildspecArtifacts? Artifacts);

/// <summary>The commands of one phase. <paramref name="Finally"/> runs whether they succeed or not.</summary>
sealed record BuildspecPhase(IReadOnlyList<string> Commands, IReadOnlyList<string> Finally, bool ContinueOnFailure, bool AbortOnFailure);

/// <summary>Files of the source directory that make up the output.</summary>
sealed record BuildspecArtifacts(IReadOnlyList<string> Files, string BaseDirectory);

/// <summary>The text is not a buildspec. The message says where.</summary>
sealed class BuildspecException(string message) : Exception(message);
