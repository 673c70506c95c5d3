using Delightful.Cli.Dashboard.Reading;
using Delightful.Cli.Errors;

namespace Delightful.Cli.Dashboard.Pages;

/// <summary>One page: what stands between head and foot.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="News">What is new in one sentence; it is read out when it changes.</param>
/// <param name="Body">The rest.</param>
/// <param name="Section">The part of the site it belongs to: a name of the navigation.</param>
sealed record Page(string Title, Html Heading, string News, Html Body, string Section = "")
{
    /// <summary>What keeps it up to date; null when nothing does.</summary>
    public string? Live { get; init; } = "/live";
}

/// <summary>What every page says besides its own matter.</summary>
/// <param name="Where">Which cloud it is about.</param>
/// <param name="Now">The moment, in the time zone in which times are shown.</param>
/// <param name="ReadAt">When what is shown was read; null when nothing was.</param>
/// <param name="Problem">Why it could not be read again; null when it could.</param>
/// <param name="HasMessages">True when comments and messages can be shown.</param>
/// <param name="IsBusy">True while something goes on.</param>
/// <param name="Number">Which state of what is known it shows.</param>
sealed record Surroundings(string Where, DateTimeOffset Now, DateTimeOffset? ReadAt, CliException? Problem, bool HasMessages, bool IsBusy, long Number)
{
    public static Surroundings Of<T>(Reading<T> reading, string where, DateTimeOffset now, bool hasMessages, bool isBusy) where T : class =>
        new(where, now, reading.ReadAt, reading.Problem, hasMessages, isBusy, reading.Number);
}
