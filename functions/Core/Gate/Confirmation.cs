namespace Delightful.Core.Gate;

/// <summary>The word that a person types before production changes, so that nobody changes it by a slip.</summary>
public static class Confirmation
{
    /// <summary>The word, in capitals.</summary>
    public const string Word = "DEPLOY";

    /// <summary>True when exactly the word was typed.</summary>
    public static bool IsTyped(string? text) => text == Word;
}
