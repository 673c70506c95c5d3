using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Detectors;

namespace Delightful.Core.Analysis.Code.Rules;

/// <summary>What Python tells.</summary>
internal static partial class PythonRules
{
    private static readonly ImmutableArray<string> Endings = [".py"];

    /// <summary>The code starts its server on a port.</summary>
    public static readonly CodeRule Run = new(Endings, ["run("], RunCall());

    /// <summary>The port is PORT of the environment, or else the value.</summary>
    public static readonly CodeRule PortFallback = new(Endings, ["PORT"], Fallback());

    /// <summary>A health page; the extra is the object it is registered with.</summary>
    public static readonly CodeRule Route = new(Endings, ["@"], RouteMark(), HealthPaths.IsOne);

    /// <summary>Pages of a router or blueprint begin with the value; the extra is its variable.</summary>
    public static readonly CodeRule RouterPrefix = new(Endings, ["APIRouter(", "Blueprint("], RouterMade());

    /// <summary>Routers or blueprints are put under a prefix.</summary>
    public static readonly CodeRule Included = new(Endings, ["include_router(", "register_blueprint("], Include());

    /// <summary>An application object; the value is its variable, the extra its class.</summary>
    public static readonly CodeRule Application = new(Endings, ["FastAPI(", "Flask(", "get_wsgi_application(", "get_asgi_application("], Made());

    /// <summary>A health page of Django; the extra is what answers it.</summary>
    public static readonly CodeRule DjangoPath = new(Endings, ["path("], Path(), v => HealthPaths.IsOne("/" + v.TrimEnd('/')) || v is "ht/");

    /// <summary>The database of Django, by its engine.</summary>
    public static readonly CodeRule DjangoEngine = new(Endings, ["backends."], Engine());

    /// <summary>A service of AWS that is used.</summary>
    public static readonly CodeRule Boto = new(Endings, [".client(", ".resource("], Client());

    /// <summary>Where gunicorn is told to listen, in its own settings.</summary>
    public static readonly CodeRule GunicornBind = new(Endings, ["bind"], Bind());

    public static readonly ImmutableArray<CodeRule> All = [Run, PortFallback, Route, RouterPrefix, Included, Application, DjangoPath, DjangoEngine, Boto, GunicornBind];

    [GeneratedRegex(@"\b(?<x>uvicorn|app|application|web|server|socketio|hypercorn)\.run(?:_app)?\([^)]{0,200}\bport\s*=\s*(?<v>\d{2,5})\b", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex RunCall();

    [GeneratedRegex(@"(?:environ\.get|getenv|config)\(\s*[""']PORT[""']\s*,\s*(?:default\s*=\s*)?[""']?(?<v>\d{2,5})\b", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex Fallback();

    [GeneratedRegex(@"@(?<x>[\w.]{1,60})\.(?:get|route|api_route|head)\(\s*(?:path\s*=\s*|rule\s*=\s*)?[""'](?<v>/[A-Za-z0-9/_.-]{0,200})[""']", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex RouteMark();

    [GeneratedRegex(@"\b(?<x>\w{1,40})\s*(?::\s*\w{1,40}\s*)?=\s*(?:APIRouter|Blueprint)\((?:.{0,200}?(?:url_)?prefix\s*=\s*f?[""'](?<v>[^""']{0,80})[""'])?", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex RouterMade();

    [GeneratedRegex(@"(?:include_router|register_blueprint)\(\s*(?<x>[\w.]{1,80})(?:.{0,200}?prefix\s*=\s*(?<v>[^,)]{1,80}))?", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex Include();

    [GeneratedRegex(@"\b(?<v>\w{1,40})\s*(?::\s*\w{1,40}\s*)?=\s*(?<x>FastAPI|Flask|get_wsgi_application|get_asgi_application)\(", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex Made();

    [GeneratedRegex(@"\b(?:re_)?path\(\s*r?[""']\^?(?<v>[A-Za-z0-9/_.-]{0,100})\$?[""']\s*,\s*(?<x>[^)]{0,80})", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex Path();

    [GeneratedRegex(@"(?:django\.db|django\.contrib\.gis\.db|django_prometheus\.db)\.backends\.(?<v>\w{1,30})", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex Engine();

    [GeneratedRegex(@"\.(?:client|resource)\(\s*(?:service_name\s*=\s*)?[""'](?<v>s3|sqs|sns|dynamodb|kinesis)[""']", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex Client();

    [GeneratedRegex(@"^\s*bind\s*=\s*f?[""'][^""':]{0,60}:(?<v>\d{2,5})[""']", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex Bind();
}
