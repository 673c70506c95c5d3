using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Detectors;

namespace Delightful.Core.Analysis.Code.Rules;

/// <summary>What PHP tells.</summary>
internal static partial class PhpRules
{
    private static readonly ImmutableArray<string> Endings = [".php"];

    /// <summary>The health page that Laravel answers itself.</summary>
    public static readonly CodeRule LaravelHealth = new(Endings, ["health:"], Health());

    /// <summary>A health page.</summary>
    public static readonly CodeRule Route = new(Endings, ["Route::get(", "#[Route(", "->get(", "@Route("], RouteCall(), v => HealthPaths.IsOne("/" + v.Trim('/')));

    public static readonly ImmutableArray<CodeRule> All = [LaravelHealth, Route];

    [GeneratedRegex(@"\bhealth:\s*[""'](?<v>/[A-Za-z0-9/_.-]{1,100})[""']", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex Health();

    [GeneratedRegex(@"(?:(?<x>Route)::get|#\[(?<x>Route)|@(?<x>Route)|\$(?<x>\w{1,40})->get)\(\s*(?:path:\s*)?[""'](?<v>/?[A-Za-z0-9/_.-]{1,200})[""']", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex RouteCall();
}
