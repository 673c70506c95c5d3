using System.Runtime.InteropServices;

namespace Delightful.Benchmarks;

/// <summary>What a figure depends on besides the code.</summary>
internal static class Machine
{
    /// <summary>One line for the top of a table. Measured at a load above the number of processors, a time says little.</summary>
    public static void Print() => Console.WriteLine(
        $"{Environment.ProcessorCount} processors, load average {Load()}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}");

    /// <summary>The load averages of the last minute, five and fifteen.</summary>
    public static string Load() =>
        File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]) : "unknown";
}
