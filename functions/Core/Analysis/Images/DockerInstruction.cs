namespace Delightful.Core.Analysis.Images;

/// <summary>One instruction of a Dockerfile, its continued lines joined.</summary>
internal sealed record DockerInstruction(string Word, string Rest, int Line);
