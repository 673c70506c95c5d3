using System.Text;

namespace Delightful.Core.Analysis.LanguageModel;

/// <summary>What one question to a language model may take at most. Prices are the operator's word: nothing looks them up.</summary>
public sealed record ModelBounds
{
    /// <summary>What a provider adds around a prompt: roles, separators.</summary>
    private const int Wrapping = 1_000;

    /// <summary>How often it is asked at most: once more when the provider stumbles.</summary>
    public const int Calls = 2;

    /// <summary>The price of a million tokens sent.</summary>
    public required decimal DollarsPerMillionInputTokens { get; init; }

    /// <summary>The price of a million tokens answered.</summary>
    public required decimal DollarsPerMillionOutputTokens { get; init; }

    /// <summary>What one analysis may cost.</summary>
    public decimal MostDollars { get; init; } = 0.20m;

    /// <summary>The most tokens that are sent.</summary>
    public int InputTokens { get; init; } = 24_000;

    /// <summary>The most tokens that are answered.</summary>
    public int OutputTokens { get; init; } = 1_500;

    /// <summary>How long is waited for the answer, all calls together.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How many bytes a prompt may have to stay within <see cref="InputTokens"/>, whatever the tokenizer: none makes more tokens than bytes.</summary>
    public int PromptBytes => Math.Max(InputTokens - Wrapping, 0);

    /// <summary>What a prompt costs at the very most, with its answer and when every call is paid for.</summary>
    public decimal MostDollarsOf(ModelPrompt prompt) =>
        Calls * Dollars(Encoding.UTF8.GetByteCount(prompt.Instructions) + Encoding.UTF8.GetByteCount(prompt.Question) + Wrapping, OutputTokens);

    /// <summary>The price of so many tokens.</summary>
    public decimal Dollars(long inputTokens, long outputTokens) =>
        (inputTokens * DollarsPerMillionInputTokens + outputTokens * DollarsPerMillionOutputTokens) / 1_000_000m;
}
