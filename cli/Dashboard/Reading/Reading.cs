using Delightful.Cli.Errors;

namespace Delightful.Cli.Dashboard.Reading;

/// <summary>What was read last, and how it is with reading since.</summary>
/// <param name="Number">Grows with every change of what is known.</param>
/// <param name="Value">What was read; null until a first look succeeded.</param>
/// <param name="ReadAt">When that was.</param>
/// <param name="Problem">Why the last look failed; null when it did not.</param>
/// <param name="Mark">Differs when what was read differs.</param>
sealed record Reading<T>(long Number, T? Value, DateTimeOffset? ReadAt, CliException? Problem, string Mark) where T : class
{
    public static Reading<T> None { get; } = new(0, null, null, null, "");

    /// <summary>What was read; throws the reason when nothing ever was.</summary>
    public T Known => Value ?? throw (Exception?)Problem ?? new InvalidOperationException("Nothing was read.");

    public Reading<T> With(T value, string mark, DateTimeOffset at) =>
        new(Value is not null && Problem is null && mark == Mark ? Number : Number + 1, value, at, null, mark);

    public Reading<T> With(CliException problem) =>
        this with { Number = Problem?.Message == problem.Message ? Number : Number + 1, Problem = problem };
}
