using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Detectors;

namespace Delightful.Core.Analysis.Code.Rules;

/// <summary>What Go tells.</summary>
internal static partial class GoRules
{
    private static readonly ImmutableArray<string> Endings = [".go"];

    /// <summary>A folder whose code is a program.</summary>
    public static readonly CodeRule Main = new(Endings, ["package main"], PackageMain());

    /// <summary>A server listens on a fixed port.</summary>
    public static readonly CodeRule Listen = new(Endings, ["Listen", ".Run(", ".Start(", "Addr:"], ListenCall());

    /// <summary>A default of the port, in a flag, a setting or a variable.</summary>
    public static readonly CodeRule PortDefault = new(Endings, ["port", "Port", "PORT", "addr", "Addr"], Default());

    /// <summary>A health page; the extra is the object it is registered with.</summary>
    public static readonly CodeRule Route = new(Endings, [".GET(", ".Get(", "HandleFunc(", "Handle(", ".Any(", ".HEAD("], RouteCall(), HealthPaths.IsOne);

    /// <summary>The standard library serves HTTP.</summary>
    public static readonly CodeRule Http = new(Endings, ["\"net/http\""], HttpImport());

    public static readonly ImmutableArray<CodeRule> All = [Main, Listen, PortDefault, Route, Http];

    [GeneratedRegex(@"^(?<v>package main)\b", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex PackageMain();

    [GeneratedRegex(@"(?:ListenAndServe(?:TLS)?|\.Run|\.Start|\.Listen|net\.Listen)\(\s*(?:""tcp""\s*,\s*)?""[^"":]{0,60}:(?<v>\d{2,5})""|\bAddr:\s*""[^"":]{0,60}:(?<v>\d{2,5})""", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex ListenCall();

    [GeneratedRegex(@"(?<=^|\W)(?:port|Port|PORT|httpPort|addr|defaultPort|DefaultPort|listenAddr)\s*:?=\s*""(?:[^"":\s]{0,40}:)?(?<v>\d{2,5})""|flag\.\w{1,12}\((?:&[\w.]{1,40},\s*)?\s*""(?:port|addr|http|listen|http-addr|address|p)""\s*,\s*""?(?:[^"",:]{0,40}:)?(?<v>\d{2,5})\b|""PORT""\s*,\s*""?:?(?<v>\d{2,5})\b|\bPORT\b[^`]{0,60}?[dD]efault:?[""=](?<v>\d{2,5})\b", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex Default();

    [GeneratedRegex(@"\b(?<x>\w{1,40})\.(?:GET|Get|HandleFunc|Handle|Any|HEAD)\(\s*""(?:GET )?(?<v>/[A-Za-z0-9/_.-]{0,200})""", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex RouteCall();

    [GeneratedRegex(@"^\s*(?:import\s+)?""(?<v>net/http)""", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex HttpImport();
}
