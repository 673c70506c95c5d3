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
        Contender plain = new("plain JIT", new(cloud, await Repository.PublishFunctionsAsync("plain", "-p:PublishTrimmed=false", "-p:PublishSelfContained=false", "-p:PublishReadyToRun=false", "-p:TieredPGO=true", "-p:TieredCompilation=true")));
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

    private static void Print(Contender ours, Contender plain)
    {
        Console.WriteLine($"{"milliseconds",-16} {"median",8} {"min",8} {"max",8} {"until ready",12} {"processor time: median",24} {"min",8} {"max",8}");
        foreach (var c in (Contender[])[ours, plain])
            Console.WriteLine(
                $"{c.Name,-16} {Milliseconds(c.Responded)} {1000 * c.Ready.Median,12:0} {1000 * c.Processor.Median,24:0} {1000 * c.Processor.Least,8:0} {1000 * c.Processor.Most,8:0}");
        Console.WriteLine(
            $"{"ratio of medians",-16} {ours.Responded.Median / plain.Responded.Median,8:0.00} {"",30} {ours.Processor.Median / plain.Processor.Median,24:0.00}");
        Console.WriteLine($"{Repeats} starts each in the order ABBA, each on one processor, from the start of the process to the response to its first event");
    }

    private static string Milliseconds(Samples times) => $"{1000 * times.Median,8:0} {1000 * times.Least,8:0} {1000 * times.Most,8:0}";

    private sealed record Contender(string Name, FunctionStart Start)
    {
        public Samples Ready { get; } = new();

        public Samples Responded { get; } = new();

        public Samples Processor { get; } = new();

        public async Task MeasureAsync()
        {
            var (ready, responded, processor) = await Start.MeasureAsync();
            Ready.Add(ready);
            Responded.Add(responded);
            Processor.Add(processor);
        }
    }
}
