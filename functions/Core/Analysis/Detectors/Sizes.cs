using System.Globalization;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Declarations;
using Delightful.Core.Analysis.Facts;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>Sizes as compose files and Kubernetes write them, as the next size that a task can have.</summary>
internal static partial class Sizes
{
    private const int LeastMemory = 512;

    public static void Add(string? memory, string? cpu, string source, string because, Findings to)
    {
        if (MebibytesOf(memory) is < 1_000_000 and var mebibytes)
            to.Add(FactNames.Memory, Text(Math.Clamp(RoundUp(mebibytes), LeastMemory, 32768)), Confidence.Likely, source, because);
        if (UnitsOf(cpu) is { } units)
            to.Add(FactNames.Cpu, Text(ServiceVariables.CpuSizes.FirstOrDefault(size => size >= units, ServiceVariables.CpuSizes[^1])), Confidence.Likely, source, because);
    }

    /// <summary>The whole GiB that an amount of storage comes to; null when it is none that a disk has.</summary>
    public static int? GibibytesOf(string? text) => MebibytesOf(text) is { } mebibytes ? (mebibytes + 1023) / 1024 : null;

    private static int? MebibytesOf(string? text)
    {
        if (text is null || Amount().Match(text.Trim()) is not { Success: true } match)
            return null;
        var amount = decimal.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture);
        var factor = match.Groups["unit"].Value.ToUpperInvariant() switch { "T" or "TI" or "TB" or "TIB" => 1024m * 1024, "G" or "GI" or "GB" or "GIB" => 1024m, "M" or "MI" or "MB" or "MIB" => 1m, "K" or "KI" or "KB" => 1m / 1024, _ => 1m / 1024 / 1024 };
        return amount * factor is > 0 and < 100_000_000 and var mebibytes ? (int)Math.Ceiling(mebibytes) : null;
    }

    private static int? UnitsOf(string? text) =>
        text is null || Cpus().Match(text.Trim()) is not { Success: true } match ? null
        : decimal.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) * (match.Groups["milli"].Success ? 1.024m : 1024) is > 0 and < 100_000 and var units ? (int)units : null;

    private static int RoundUp(int mebibytes) => (mebibytes + 511) / 512 * 512;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?<n>\d{1,12}(?:\.\d{1,3})?)(?<unit>[A-Za-z]{0,3})\z", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Amount();

    [GeneratedRegex(@"\A(?<n>\d{1,6}(?:\.\d{1,3})?)(?<milli>m)?\z", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Cpus();
}
