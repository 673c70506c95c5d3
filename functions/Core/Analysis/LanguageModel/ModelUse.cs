namespace Delightful.Core.Analysis.LanguageModel;

/// <summary>What the question to a language model came to, for the record.</summary>
public sealed record ModelUse
{
    /// <summary>The model, as it is configured.</summary>
    public required string Model { get; init; }

    /// <summary>What came of it, in one sentence.</summary>
    public required string Note { get; init; }

    /// <summary>How long the answer took.</summary>
    public double DurationMilliseconds { get; init; }

    /// <summary>The tokens that the provider counted as sent.</summary>
    public long InputTokens { get; init; }

    /// <summary>The tokens that the provider counted as answered.</summary>
    public long OutputTokens { get; init; }

    /// <summary>What that costs at the configured prices.</summary>
    public decimal Dollars { get; init; }
}
