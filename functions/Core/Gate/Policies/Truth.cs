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

    public static Truth Any(Condition[] conditions, PlannedValue after, PlannedValue? before)
    {
        var any = Truth.No;
        foreach (var condition in conditions)
            if ((any = (Truth)Math.Max((int)any, (int)condition.Of(after, before))) is Truth.Yes)
                break;
        return any;
    }

    public static Truth All(Condition[] conditions, PlannedValue after, PlannedValue? before)
    {
        var all = Truth.Yes;
        foreach (var condition in conditions)
            if ((all = (Truth)Math.Min((int)all, (int)condition.Of(after, before))) is Truth.No)
                break;
        return all;
    }
}
