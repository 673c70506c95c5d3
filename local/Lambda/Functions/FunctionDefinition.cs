namespace Delightful.Local.Lambda.Functions;

/// <summary>A deployed function as its host needs it.</summary>
sealed record FunctionDefinition(
    string Name,
    string Arn,
    string Handler,
    string Runtime,
    TimeSpan Timeout,
    int MemorySize,
    IReadOnlyDictionary<string, string> Environment,
    AsyncSettings Async);
