using System.Globalization;
using System.Text.Json;

namespace Delightful.Core.Gate.Policies;

/// <summary>What a policy asks of a value: a closed set, written as JSON in <c>policies.json</c>.</summary>
internal abstract record Condition
{
    private Condition() { }

    /// <summary>Whether it holds of a resource, or of a part of one, that is to become <paramref name="after"/>.</summary>
    /// <param name="after">What is looked at.</param>
    /// <param name="before">The resource as it is; null when it does not exist.</param>
    public abstract Truth Of(PlannedValue after, PlannedValue? before);

    /// <summary>One of the values at the path is one of these; null stands for no value.</summary>
    public sealed record In(string[] Path, string?[] Values) : Condition
    {
        public override Truth Of(PlannedValue after, PlannedValue? before) => after.AnyAt(Path, v =>
            v.IsNothing ? Truths.Of(Values.Contains(null)) : Truths.Of(v.Text is { } text && Values.Contains(text)));
    }

    /// <summary>One of the values at the path ends in one of these.</summary>
    public sealed record Ends(string[] Path, string[] Endings) : Condition
    {
        public override Truth Of(PlannedValue after, PlannedValue? before) => after.AnyAt(Path, v =>
            Truths.Of(v.Text is { } text && Endings.Any(e => text.EndsWith(e, StringComparison.Ordinal))));
    }

    /// <summary>One of the values at the path is a number between these.</summary>
    public sealed record Between(string[] Path, decimal From, decimal To) : Condition
    {
        public override Truth Of(PlannedValue after, PlannedValue? before) => after.AnyAt(Path, v =>
            Truths.Of(NumberOf(v) is { } number && number >= From && number <= To));
    }

    /// <summary>The span between the numbers at two paths covers one of these; no numbers, or -1, are every number.</summary>
    public sealed record Covers(string[] From, string[] To, int[] Numbers) : Condition
    {
        public override Truth Of(PlannedValue after, PlannedValue? before)
        {
            var (from, to) = (after.First(From), after.First(To));
            if (from.IsUnknown || to.IsUnknown)
                return Truth.Unknown;
            var (least, most) = (NumberOf(from) ?? -1, NumberOf(to) ?? -1);
            return Truths.Of(least < 0 || most < 0 || Numbers.Any(n => least <= n && n <= most));
        }
    }

    /// <summary>It holds of one of the values at the path.</summary>
    public sealed record Any(string[] Path, Condition Where) : Condition
    {
        public override Truth Of(PlannedValue after, PlannedValue? before) => after.AnyAt(Path, v => v.IsNothing ? Truth.No : Where.Of(v, null));
    }

    /// <summary>It holds of the JSON in the text at the path. Text that is no JSON is not understood, so it may hold.</summary>
    public sealed record Json(string[] Path, Condition Where) : Condition
    {
        private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

        public override Truth Of(PlannedValue after, PlannedValue? before) => after.AnyAt(Path, v => v.Text is { Length: > 0 } text ? Of(text) : Truth.No);

        private Truth Of(string text)
        {
            try
            {
                using var document = JsonDocument.Parse(text, Strict);
                return Where.Of(new PlannedValue(document.RootElement, null), null);
            }
            catch (JsonException)
            {
                return Truth.Unknown;
            }
        }
    }

    /// <summary>It held of the resource before.</summary>
    public sealed record Was(Condition Where) : Condition
    {
        public override Truth Of(PlannedValue after, PlannedValue? before) => before is { } old ? Where.Of(old, null) : Truth.No;
    }

    /// <summary>All of these hold.</summary>
    public sealed record All(Condition[] Conditions) : Condition
    {
        public override Truth Of(PlannedValue after, PlannedValue? before) => Truths.All(Conditions, after, before);
    }

    /// <summary>One of these holds.</summary>
    public sealed record One(Condition[] Conditions) : Condition
    {
        public override Truth Of(PlannedValue after, PlannedValue? before) => Truths.Any(Conditions, after, before);
    }

    /// <summary>It does not hold.</summary>
    public sealed record Not(Condition Where) : Condition
    {
        public override Truth Of(PlannedValue after, PlannedValue? before) => Truths.Not(Where.Of(after, before));
    }

    private static decimal? NumberOf(PlannedValue value) =>
        decimal.TryParse(value.Text, NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? number : null;
}
