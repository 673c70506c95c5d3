namespace Delightful.Local.CodeBuild;

/// <summary>How many builds run at once; further ones wait in phase QUEUED.</summary>
public sealed record CodeBuildLimits(int ConcurrentBuilds = 2);
