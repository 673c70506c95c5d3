namespace Delightful.Core.Gate.Policies;

/// <summary>Whether something holds, as far as a plan tells: what is known only after the apply may hold.</summary>
internal enum Truth
{
    No,
    Unknown,
    Yes,
}

internal static class Truths
{
    public static Truth Of(bool holds) => holds ? Truth.Yes : Truth.No;

    public static Truth Not(Truth truth) => (Truth)(Truth.Yes - truth);

    public static Truth Any(IEnumerable<Truth> truths) => truths.DefaultIfEmpty(Truth.No).Max();

    public static Truth All(IEnumerable<Truth> truths) => truths.DefaultIfEmpty(Truth.Yes).Min();
}
