using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Detectors;

namespace Delightful.Core.Analysis.Code.Rules;

/// <summary>What JavaScript and TypeScript on Node tell.</summary>
internal static partial class NodeRules
{
    private static readonly ImmutableArray<string> Endings = [".js", ".mjs", ".cjs", ".ts", ".mts", ".cts"];

    /// <summary>A server listens on a fixed port.</summary>
    public static readonly CodeRule Listen = new(Endings, [".listen(", "serve("], ListenCall());

    /// <summary>A server listens on PORT, or else on the value.</summary>
    public static readonly CodeRule PortFallback = new(Endings, ["PORT"], Fallback());

    /// <summary>A constant that is named like the port.</summary>
    public static readonly CodeRule PortConstant = new(Endings, ["port", "PORT", "Port"], Constant());

    /// <summary>A health page; the extra is the object it is registered with.</summary>
    public static readonly CodeRule Route = new(Endings, [".get(", ".all(", ".use(", ".route(", "url:", "path:"], RouteCall(), HealthPaths.IsOne);

    /// <summary>A Nest controller and its path.</summary>
    public static readonly CodeRule Controller = new(Endings, ["@Controller("], ControllerMark());

    /// <summary>A page of a Nest controller.</summary>
    public static readonly CodeRule ControllerGet = new(Endings, ["@Get("], GetMark());

    /// <summary>The prefix of all pages of a Nest application; the extra is what it leaves out.</summary>
    public static readonly CodeRule GlobalPrefix = new(Endings, ["setGlobalPrefix("], Prefix());

    public static readonly ImmutableArray<CodeRule> All = [Listen, PortFallback, PortConstant, Route, Controller, ControllerGet, GlobalPrefix];

    [GeneratedRegex(@"\b(?<x>\w{1,40})\.listen\(\s*(?:\{\s*(?:host\s*:\s*[^,]{1,60},\s*)?port\s*:\s*)?(?<v>\d{2,5})\b|\bserve\(\s*\{[^}]{0,100}\bport\s*:\s*(?<v>\d{2,5})\b", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex ListenCall();

    [GeneratedRegex(@"(?:\benv\.|\benv\[[""']|[""'])PORT(?:[""']\]|[""'])?\s*\)?\s*(?:\|\||\?\?|,)\s*(?:Number\(|parseInt\()?[""'`]?(?<v>\d{2,5})\b", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex Fallback();

    [GeneratedRegex(@"\b(?:const|let|var)\s+(?:port|PORT|serverPort|SERVER_PORT)\s*(?::\s*\w{1,20}\s*)?=\s*[""']?(?<v>\d{2,5})[""']?\s*;?\s*$", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex Constant();

    [GeneratedRegex(@"(?:\b(?<x>\w{1,40})\.(?:get|all|use|head|route)(?:<[^>(]{0,80}>)?\(\s*|\b(?<x>url|path)\s*:\s*)[""'`](?<v>/[A-Za-z0-9/_.-]{0,200})[""'`]", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex RouteCall();

    [GeneratedRegex(@"@Controller\(\s*(?:\{\s*path\s*:\s*)?(?:[""'`](?<v>[A-Za-z0-9/_.-]{0,100})[""'`])?", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex ControllerMark();

    [GeneratedRegex(@"@Get\(\s*(?:[""'`](?<v>[A-Za-z0-9/_.-]{0,100})[""'`])?\s*\)", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex GetMark();

    [GeneratedRegex(@"setGlobalPrefix\(\s*(?:[""'`](?<v>[A-Za-z0-9/_.-]{0,100})[""'`])?(?<x>.{0,200})", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex Prefix();
}
