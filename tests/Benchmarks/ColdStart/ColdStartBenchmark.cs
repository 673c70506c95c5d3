namespace Delightful.Benchmarks.ColdStart;

/// <summary>
/// Cold start to first response of a function that reads the registry through the AWS SDK: published as the product
/// is, against the same code published for the just-in-time compiler with the runtime's own settings.
/// </summary>
internal static class ColdStartBenchmark
{
    private const int Repeats = 11;

    public static async Task RunAsync()
    {
        var payload = await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "events", "samples", "analysis-completed.json"));
        await using var cloud = await OneEventCloud.StartAsync(payload);
        // The product comes last, because both publish through the same intermediate folders.
        Contender plain = new("plain JIT", new(cloud, await Repository.PublishFunctionsAsync("plain", "-p:PublishReadyToRun=false", "-p:TieredPGO=true", "-p:TieredCompilation=true")));
        Contender ours = new("as published", new(cloud, await Repository.PublishFunctionsAsync("functions")));

        foreach (var contender in (Contender[])[ours, plain])
            await contender.Start.MeasureAsync();
        Machine.Print();
        for (var turn = 0; turn < Repeats; turn++)
            foreach (var contender in turn % 2 == 0 ? (Contender[])[ours, plain] : [plain, ours])
                await contender.MeasureAsync();
        Print(ours, plain);
        Machine.Print();
    }

    private static void Print(params Contender[] contenders)
    {
        Console.WriteLine($"{"milliseconds",-16} {"median",10} {"min",10} {"max",10} {"of it until ready",20}");
        foreach (var (name, ready, responded) in contenders.Select(c => (c.Name, c.Ready, c.Responded)))
            Console.WriteLine($"{name,-16} {1000 * responded.Median,10:0} {1000 * responded.Least,10:0} {1000 * responded.Most,10:0} {1000 * ready.Median,20:0}");
        var (ours, plain) = (contenders[0].Responded, contenders[1].Responded);
        Console.WriteLine($"{"ratio",-16} {ours.Median / plain.Median,10:0.00} {ours.Least / plain.Least,10:0.00} {ours.Most / plain.Most,10:0.00}");
        Console.WriteLine($"{Repeats} starts each in the order ABBA, each on one processor, from the start of the process to the response to its first event");
    }

    private sealed record Contender(string Name, FunctionStart Start)
    {
        public Samples Ready { get; } = new();

        public Samples Responded { get; } = new();

        public async Task MeasureAsync()
        {
            var (ready, responded) = await Start.MeasureAsync();
            Ready.Add(ready);
            Responded.Add(responded);
        }
    }
}
