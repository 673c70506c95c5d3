using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Delightful.Core.Analysis.Code.Rules;

/// <summary>What Java and Kotlin tell.</summary>
internal static partial class JavaRules
{
    private static readonly ImmutableArray<string> Endings = [".java", ".kt"];

    /// <summary>The main class of a Spring application.</summary>
    public static readonly CodeRule Main = new(Endings, ["@SpringBootApplication", "@QuarkusMain"], MainMark());

    /// <summary>The path of a class of pages.</summary>
    public static readonly CodeRule Prefix = new(Endings, ["@RequestMapping(", "@Path("], PrefixMark());

    /// <summary>A page of Spring.</summary>
    public static readonly CodeRule Get = new(Endings, ["@GetMapping("], GetMark());

    /// <summary>Something that takes messages from a queue, or works in the background.</summary>
    public static readonly CodeRule Listener = new(Endings, ["Listener", "@Scheduled(", "@Incoming(", "@EnableBatchProcessing"], ListenerMark());

    /// <summary>A health check of Quarkus.</summary>
    public static readonly CodeRule Check = new(Endings, ["@Readiness", "@Liveness"], CheckMark());

    /// <summary>Ktor listens on a port.</summary>
    public static readonly CodeRule Embedded = new(Endings, ["embeddedServer("], EmbeddedCall());

    public static readonly ImmutableArray<CodeRule> All = [Main, Prefix, Get, Listener, Check, Embedded];

    [GeneratedRegex(@"@(?<v>SpringBootApplication|QuarkusMain)\b", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex MainMark();

    [GeneratedRegex(@"@(?:RequestMapping|Path)\(\s*(?:(?:value|path)\s*=\s*)?\{?\s*""(?<v>[A-Za-z0-9/_.-]{0,100})""", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex PrefixMark();

    [GeneratedRegex(@"@GetMapping\(\s*(?:(?:value|path)\s*=\s*)?\{?\s*""(?<v>[A-Za-z0-9/_.-]{0,100})""", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex GetMark();

    [GeneratedRegex(@"@(?<v>KafkaListener|RabbitListener|SqsListener|JmsListener|Scheduled|Incoming|EnableBatchProcessing)\b", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex ListenerMark();

    [GeneratedRegex(@"@(?<v>Readiness|Liveness)\b", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex CheckMark();

    [GeneratedRegex(@"embeddedServer\([^)]{0,100}\bport\s*=\s*(?<v>\d{2,5})\b", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex EmbeddedCall();
}
