using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Code.Rules;
using Delightful.Core.Analysis.Facts;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>Work in the background, and what traffic to expect.</summary>
internal sealed partial class WorkDetector : IDetector
{
    public void Look(ServiceView view, Findings to)
    {
        foreach (var seen in view.Of(DotNetRules.Hosted))
            to.Add(FactNames.Worker, seen.Value switch { "Hangfire" => "hangfire", "Quartz" => "quartz", _ => "hosted-service" }, Confidence.High, seen.Source, "the program starts it beside its pages");
        foreach (var seen in view.Of(JavaRules.Listener))
            if (seen.Value is "Scheduled" && view.Stack?.Framework?.Name == "spring-boot")
                to.Add(FactNames.Worker, "spring-scheduled", Confidence.High, seen.Source, "the program works at set times");
        foreach (var seen in view.Of(DotNetRules.Hub))
            to.Add(FactNames.Traffic, "websockets", 0.9, seen.Source, "connections to it stay open");
        foreach (var seen in view.Of(AnyCodeRules.LoadTest))
            to.Add(FactNames.Traffic, $"load test with {seen.Value} users", Confidence.Likely, seen.Source, "a load test has so many virtual users");
        foreach (var command in to.Values.Where(f => f.Fact == FactNames.Command && f.Confidence >= Confidence.Enough).ToList())
            if (Processes().Match(command.Value) is { Success: true } match)
                to.Add(FactNames.Traffic, $"{match.Groups["n"].Value} web processes in each task", Confidence.Likely, command.Source, "the command starts so many");
    }

    [GeneratedRegex(@"\b(?:gunicorn|uvicorn|hypercorn|puma|unicorn)\b.{0,300}?\s(?:--workers|-w)[ =](?<n>[1-9]\d{0,2})\b", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Processes();
}
