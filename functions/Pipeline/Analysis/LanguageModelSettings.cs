using System.Globalization;
using Delightful.Core.Analysis.LanguageModel;

namespace Delightful.Pipeline.Analysis;

/// <summary>Which language model may be asked, and what that may take.</summary>
/// <param name="Model">The model or inference profile, by its ARN.</param>
/// <param name="Bounds">The bounds; null when a price or the most dollars are missing, and then nothing is asked.</param>
public sealed record LanguageModelSettings(string Model, ModelBounds? Bounds)
{
    /// <summary>Reads the settings from any source of named values; null when no model is configured.</summary>
    public static LanguageModelSettings? From(Func<string, string?> read)
    {
        decimal? Dollars(string name) =>
            decimal.TryParse(read(name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var dollars) && dollars > 0 ? dollars : null;
        if (read("LANGUAGE_MODEL") is not { Length: > 0 } model)
            return null;
        return new(model, (Dollars("LANGUAGE_MODEL_INPUT_PRICE"), Dollars("LANGUAGE_MODEL_OUTPUT_PRICE"), Dollars("LANGUAGE_MODEL_MOST_DOLLARS")) is ({ } input, { } output, { } most)
            ? new ModelBounds { DollarsPerMillionInputTokens = input, DollarsPerMillionOutputTokens = output, MostDollars = most }
            : null);
    }
}
