using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Detectors;

namespace Delightful.Core.Analysis.Code.Rules;

/// <summary>What Ruby tells.</summary>
internal static partial class RubyRules
{
    private static readonly ImmutableArray<string> Endings = [".rb", ".ru"];

    /// <summary>A health page; the extra is what answers it.</summary>
    public static readonly CodeRule Route = new(Endings, ["get "], RouteCall(), v => HealthPaths.IsOne("/" + v.Trim('/')));

    /// <summary>Sinatra is told its port.</summary>
    public static readonly CodeRule SinatraPort = new(Endings, [":port", "port:"], SetPort());

    /// <summary>Puma is told its port, or the environment's PORT or else the value.</summary>
    public static readonly CodeRule PumaPort = new(Endings, ["port"], Puma());

    public static readonly ImmutableArray<CodeRule> All = [Route, SinatraPort, PumaPort];

    [GeneratedRegex(@"^\s*get\s*\(?\s*[""'](?<v>/?[A-Za-z0-9/_.-]{1,200})[""'](?<x>.{0,120})", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex RouteCall();

    [GeneratedRegex(@"\bset\s*\(?\s*(?::port\s*,|port:)\s*(?:ENV[^\d]{0,40})?(?<v>\d{2,5})\b", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex SetPort();

    [GeneratedRegex(@"^\s*port\s*\(?\s*(?:(?<x>ENV)[^\d]{0,40})?(?<v>\d{2,5})\b", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex Puma();
}
