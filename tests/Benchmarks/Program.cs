using Delightful.Benchmarks;
using Delightful.Benchmarks.Analyze;
using Delightful.Benchmarks.Burst;
using Delightful.Benchmarks.ColdStart;
using Delightful.Benchmarks.Plans;
using Delightful.Benchmarks.WholeChain;

var benchmarks = new Dictionary<string, Func<Task>>(StringComparer.Ordinal)
{
    ["decide"] = DecideBenchmark.RunAsync,
    ["cold-start"] = ColdStartBenchmark.RunAsync,
    ["chain"] = ChainBenchmark.RunAsync,
    ["calls"] = CallsBenchmark.RunAsync,
    ["burst"] = BurstBenchmark.RunAsync,
    ["noise"] = NoiseBenchmark.RunAsync,
    ["forecast"] = ForecastBenchmark.RunAsync,
    ["analyze"] = AnalyzeBenchmark.RunAsync,
    ["plan"] = PlanBenchmark.RunAsync,
};

if (args is ["plan-peak", var bytes])
{
    PlanBenchmark.PrintPeak(bytes);
    return 0;
}

if (args is not [var name] || !benchmarks.TryGetValue(name, out var benchmark))
{
    Console.Error.WriteLine($"usage: dotnet run -c Release --project tests/Benchmarks -- {string.Join('|', benchmarks.Keys)}");
    return 2;
}
try
{
    await benchmark();
    return 0;
}
catch (OperationCanceledException)
{
    return 130;
}
