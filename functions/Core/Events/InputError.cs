namespace Delightful.Core.Events;

/// <summary>What is wrong with an input, and where.</summary>
/// <param name="Code">The stable code, as in docs/errors.md.</param>
/// <param name="Message">What was being done, what is wrong and what to do.</param>
/// <param name="File">The file; null when the input is no file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record InputError(string Code, string Message, string? File = null, int? Line = null, int? Column = null)
{
    /// <summary>The same without what looks like a secret: what is wrong is often quoted.</summary>
    public InputError Masked() => this with { Message = Text.Secrets.Mask(Message) };

    /// <inheritdoc/>
    public override string ToString() =>
        File is null ? $"{Code}: {Message}" : $"{Code}: {File}:{Line ?? 1}:{Column ?? 1}: {Message}";
}
