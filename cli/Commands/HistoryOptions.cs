using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using Delightful.Core.Deployments;

namespace Delightful.Cli.Commands;

/// <summary>The options that narrow a history down, and what they ask for together.</summary>
sealed partial class HistoryOptions
{
    static readonly string[] Outcomes = [.. Enum.GetNames<Outcome>().Select(name => char.ToLowerInvariant(name[0]) + name[1..])];

    readonly Option<string> tag = Term("--tag", SearchBy.Tag, "Only deployments of this image tag.");
    readonly Option<string> digest = Term("--digest", SearchBy.Digest, "Only deployments of this image digest, or of those that begin so.");
    readonly Option<string> commit = Term("--commit", SearchBy.Commit, "Only deployments of this commit, or of those that begin so.");
    readonly Option<string> correlation = Term("--correlation", SearchBy.Correlation, "Only deployments with this correlation id, or with those that begin so.");
    readonly Option<string> outcome = new Option<string>("--outcome") { Description = "Only those that ended so.", HelpName = "OUTCOME" }.AcceptOnlyFromAmong(Outcomes);
    readonly Option<string> since = new("--since") { Description = "Only those since a date, such as 2026-03-01, or of the last days or hours, such as 7d or 12h.", HelpName = "WHEN" };

    public HistoryOptions() => since.Validators.Add(result =>
    {
        if (Value(result) is { } text && Moment(text, DateTimeOffset.UnixEpoch) is null)
            result.AddError($"--since is '{text}'; it must be a date such as 2026-03-01, or a time such as 7d or 12h.");
    });

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[tag, digest, commit, correlation, outcome, since])
            command.Options.Add(option);
    }

    public HistoryFilter Read(ParseResult parsed, DateTimeOffset now)
    {
        (SearchBy By, string? Text)[] terms =
        [
            (SearchBy.Correlation, parsed.GetValue(correlation)), (SearchBy.Commit, parsed.GetValue(commit)),
            (SearchBy.Digest, parsed.GetValue(digest)), (SearchBy.Tag, parsed.GetValue(tag)),
        ];
        return new(
            [.. terms.Where(term => term.Text is not null).Select(term => SearchTerm.TryParse(term.By, term.Text!)!)],
            parsed.GetValue(outcome) is { } name ? Enum.Parse<Outcome>(name, ignoreCase: true) : null,
            parsed.GetValue(since) is { } text ? Moment(text, now) : null);
    }

    static Option<string> Term(string name, SearchBy by, string description)
    {
        var option = new Option<string>(name) { Description = description, HelpName = by.ToString().ToUpperInvariant() };
        option.Validators.Add(result =>
        {
            if (Value(result) is { } text && SearchTerm.TryParse(by, text) is null)
                result.AddError(by == SearchBy.Tag ? $"{name} is '{text}', which is no image tag." : $"{name} is '{text}'; give at least {SearchTerm.FewestDigits} hexadecimal digits.");
        });
        return option;
    }

    static string? Value(OptionResult result) => result.Tokens is [{ Value: var text }] ? text : null;

    static DateTimeOffset? Moment(string text, DateTimeOffset now)
    {
        if (Ago().Match(text) is { Success: true } ago)
        {
            var number = int.Parse(ago.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            return now - (ago.Groups[2].Value == "d" ? TimeSpan.FromDays(number) : TimeSpan.FromHours(number));
        }
        return DateTime.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new DateTimeOffset(date, now.Offset)
            : null;
    }

    [GeneratedRegex(@"\A([0-9]{1,4})([dh])\z", RegexOptions.CultureInvariant)]
    private static partial Regex Ago();
}

/// <summary>Which deployments of a history are wanted.</summary>
/// <param name="Terms">What finds them; all must fit. None: every one does.</param>
/// <param name="Outcome">How they ended; null for any, and for what runs.</param>
/// <param name="Since">When they were accepted at the earliest; null for any time.</param>
sealed record HistoryFilter(IReadOnlyList<SearchTerm> Terms, Outcome? Outcome, DateTimeOffset? Since)
{
    public bool IsEmpty => Terms.Count == 0 && Outcome is null && Since is null;

    public bool Fits(Deployment deployment) =>
        Terms.All(term => term.Fits(deployment))
        && (Outcome is null || (deployment.Stage as Stage.Ended)?.Outcome == Outcome)
        && (Since is null || deployment.AcceptedAt >= Since);
}
