using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Detectors;

namespace Delightful.Core.Analysis.Code.Rules;

/// <summary>What C# on ASP.NET Core tells.</summary>
internal static partial class DotNetRules
{
    private static readonly ImmutableArray<string> Endings = [".cs"];

    /// <summary>The code listens on a port.</summary>
    public static readonly CodeRule Listen = new(Endings, ["UseUrls(", "Urls.Add(", ".Run(", ".RunAsync(", "ListenAnyIP("], ListenCall());

    /// <summary>The health checks are answered on the value; the extra says with which choice of them.</summary>
    public static readonly CodeRule HealthChecks = new(Endings, ["MapHealthChecks(", "UseHealthChecks("], Checks());

    /// <summary>A page that is named like a health page.</summary>
    public static readonly CodeRule Route = new(Endings, ["MapGet(", "MapMethods(", "Map("], RouteCall(), HealthPaths.IsOne);

    /// <summary>The database that Entity Framework uses.</summary>
    public static readonly CodeRule Database = new(Endings, [".Use"], UseDatabase());

    /// <summary>Work in the background.</summary>
    public static readonly CodeRule Hosted = new(Endings, ["AddHostedService<", "AddHangfireServer(", "AddQuartzHostedService("], HostedCall());

    /// <summary>Connections that stay open.</summary>
    public static readonly CodeRule Hub = new(Endings, ["MapHub<"], HubCall());

    public static readonly ImmutableArray<CodeRule> All = [Listen, HealthChecks, Route, Database, Hosted, Hub];

    [GeneratedRegex(@"(?:UseUrls|Urls\.Add|\.Run(?:Async)?)\(\s*""https?://[^"":{}]{1,100}:(?<v>\d{1,5})|\bListenAnyIP\(\s*(?<v>\d{1,5})", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex ListenCall();

    [GeneratedRegex(@"(?:Map|Use)HealthChecks\(\s*""(?<v>/[A-Za-z0-9/_.-]{0,200})""(?<x>.{0,200})", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex Checks();

    [GeneratedRegex(@"\b(?<x>\w{1,40})\.Map(?:Get|Methods)?\(\s*""(?<v>/[A-Za-z0-9/_.-]{0,200})""", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex RouteCall();

    [GeneratedRegex(@"\.Use(?<v>Npgsql|SqlServer|Sqlite|MySql|MySQL|Oracle|Cosmos|MongoDB)\(", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex UseDatabase();

    [GeneratedRegex(@"\bAdd(?:(?<v>Hosted)Service<(?<x>\w{1,60})|(?<v>Hangfire)Server\(|(?<v>Quartz)HostedService\()", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex HostedCall();

    [GeneratedRegex(@"\bMap(?<v>Hub)<", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex HubCall();
}
