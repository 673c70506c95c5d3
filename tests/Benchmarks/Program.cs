using Delightful.Benchmarks;

var benchmarks = new Dictionary<string, Func<int>>(StringComparer.Ordinal)
{
    ["decide"] = DecideBenchmark.Run,
};

if (args is [var name, ..] && benchmarks.TryGetValue(name, out var benchmark))
    return benchmark();
Console.Error.WriteLine($"usage: dotnet run -c Release --project tests/Benchmarks -- {string.Join('|', benchmarks.Keys)}");
return 2;
