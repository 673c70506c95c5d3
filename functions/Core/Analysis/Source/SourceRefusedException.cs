using Delightful.Core.Events;

namespace Delightful.Core.Analysis.Source;

/// <summary>The source cannot be analysed.</summary>
public sealed class SourceRefusedException(InputError error) : Exception(error.ToString())
{
    /// <summary>What is wrong.</summary>
    public InputError Error { get; } = error;

    internal SourceRefusedException(string code, string message)
        : this(new InputError(code, message))
    {
    }
}
