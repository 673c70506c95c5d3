using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Detectors;

namespace Delightful.Core.Analysis.Code.Rules;

/// <summary>What Rust tells.</summary>
internal static partial class RustRules
{
    private static readonly ImmutableArray<string> Endings = [".rs"];

    /// <summary>A server listens on a fixed port.</summary>
    public static readonly CodeRule Bind = new(Endings, ["bind(", "SocketAddr"], BindCall());

    /// <summary>The port is PORT of the environment, or else the value.</summary>
    public static readonly CodeRule PortFallback = new(Endings, ["PORT\"", "port"], Fallback());

    /// <summary>A health page.</summary>
    public static readonly CodeRule Route = new(Endings, [".route(", "#[get(", "web::resource("], RouteCall(), HealthPaths.IsOne);

    public static readonly ImmutableArray<CodeRule> All = [Bind, PortFallback, Route];

    [GeneratedRegex(@"\bbind(?:::<[^>]{0,60}>)?\(\s*&?(?:format!\()?""[^"":]{0,60}:(?<v>\d{2,5})""|\bbind\(\s*\(\s*[^,]{1,60},\s*(?<v>\d{2,5})\s*\)|SocketAddr(?:V4)?::(?:from|new)\(.{0,80}?,\s*(?<v>\d{2,5})\s*\)", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex BindCall();

    [GeneratedRegex(@"""PORT""\s*\)[^;]{0,120}?unwrap_or(?:_else)?\((?:\|_?\w{0,10}\|\s*)?""?(?<v>\d{2,5})\b|\b(?:let|const)\s+(?:port|PORT)\s*(?::\s*u16\s*)?=\s*(?<v>\d{2,5})(?:u16)?;", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex Fallback();

    [GeneratedRegex(@"(?:\b(?:route|resource)\(|#\[get\()\s*""(?<v>/[A-Za-z0-9/_.-]{0,200})""", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex RouteCall();
}
