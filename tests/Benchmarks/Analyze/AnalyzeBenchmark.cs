using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Delightful.Core.Analysis;

namespace Delightful.Benchmarks.Analyze;

/// <summary>
/// What the analysis of the largest bundles takes, each in a process of its own with one processor and a heap that fits into
/// 512 MB.
/// </summary>
internal static class AnalyzeBenchmark
{
    private const string Bundle = "ANALYZE_BUNDLE";
    private const int Turns = 3;

    public static async Task RunAsync()
    {
        if (Environment.GetEnvironmentVariable(Bundle) is { } path)
        {
            Measure(path);
            return;
        }
        Machine.Print();
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, ".delightful", "benchmarks", "analyze")).FullName;
        Console.WriteLine($"{"",-44} {"bundle MB",10} {"wall s",8} {"cpu s",8} {"peak MB",9} {"facts",6}");
        try
        {
            foreach (var (name, make) in new (string, Action<string>)[] { ("a gigabyte: 20,000 sources, 240 pictures", LargeBundles.Gigabyte), ("200,000 sources of a kilobyte", LargeBundles.ManyFiles) })
            {
                var file = Path.Combine(folder, "bundle.zip");
                make(file);
                for (var turn = 0; turn < Turns; turn++)
                    Console.WriteLine($"{name,-44} {new FileInfo(file).Length / 1e6,10:N0} {await InProcessAsync(file)}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(string path)
    {
        using var bundle = File.OpenRead(path);
        var watch = Stopwatch.StartNew();
        var result = Analyzer.Analyze(bundle, "web-app", "dev", AnalysisLimits.Default);
        if (!result.Succeeded)
            throw new InvalidOperationException(result.Error!.ToString());
        Console.WriteLine(JsonSerializer.Serialize(new[] { watch.Elapsed.TotalSeconds, Environment.CpuUsage.TotalTime.TotalSeconds, PeakMegabytes(), result.Facts.Length }));
    }

    private static async Task<string> InProcessAsync(string file)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(AnalyzeBenchmark).Assembly.Location);
        start.ArgumentList.Add("analyze");
        start.Environment[Bundle] = file;
        start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x18000000";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var figures = JsonSerializer.Deserialize<double[]>(output)!;
        return string.Create(CultureInfo.InvariantCulture, $"{figures[0],8:0.0} {figures[1],8:0.0} {figures[2],9:N0} {figures[3],6}");
    }

    private static double PeakMegabytes() => File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var kibibytes, ..] ? double.Parse(kibibytes, CultureInfo.InvariantCulture) / 1024 : 0;
}
