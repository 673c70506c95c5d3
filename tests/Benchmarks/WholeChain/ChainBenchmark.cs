using Delightful.Core.Deployments;

namespace Delightful.Benchmarks.WholeChain;

/// <summary>
/// A new image from its push to its verified release, waits left out, against the Terraform commands in it run by
/// hand. The service exists: only its image changes.
/// </summary>
internal static class ChainBenchmark
{
    private static readonly string[] Stages = ["analyze", "plan", "apply", "shift", "bake"];

    public static async Task RunAsync()
    {
        var functions = await Repository.PublishFunctionsAsync("functions");
        await using var installation = await Installation.StartAsync(functions);
        var byHand = new ByHand(installation);
        var (first, _) = await installation.DeployAsync(new Image("v1"));

        Machine.Print();
        Console.WriteLine($"{"seconds",-8} {string.Concat(Stages.Append("in all").Append("wait").Append("chain").Select(s => $"{s,9}"))}");
        Samples chain = new(), terraform = new();
        foreach (var (turn, chainFirst) in ((bool[])[true, false, true, false]).Index())
        {
            if (chainFirst)
                await ChainAsync();
            await HandAsync();
            if (!chainFirst)
                await ChainAsync();

            async Task ChainAsync() => chain.Add(await ReleaseAsync(installation, new Image($"chain-{turn}")));

            async Task HandAsync() => terraform.Add(await TerraformAsync(byHand, installation, new Image($"hand-{turn}"), first));
        }
        Console.WriteLine($"chain {chain.Median:0.0} ({chain.Least:0.0} to {chain.Most:0.0}), Terraform {terraform.Median:0.0} ({terraform.Least:0.0} to {terraform.Most:0.0}), ratio of the medians {chain.Median / terraform.Median:0.00}");
        Machine.Print();
    }

    private static async Task<TimeSpan> ReleaseAsync(Installation installation, Image image)
    {
        await installation.QuietAsync();
        var (deployment, took) = await installation.DeployAsync(image);
        var chain = took - installation.Bake;
        var stages = Stages.Select(stage => Seconds(deployment.Timeline.Where(t => t.Stage == stage)));
        Console.WriteLine($"{"chain",-8} {string.Concat(stages.Append(took.TotalSeconds).Append(installation.Bake.TotalSeconds).Append(chain.TotalSeconds).Select(s => $"{s,9:0.0}"))}   load {Machine.Load()}");
        return chain;
    }

    private static async Task<TimeSpan> TerraformAsync(ByHand byHand, Installation installation, Image image, Deployment like)
    {
        await installation.QuietAsync();
        var commands = await byHand.DeployAsync(image, like);
        var all = TimeSpan.FromTicks(commands.Sum(c => c.Took.Ticks));
        Console.WriteLine($"{"by hand",-8} {string.Join(", ", commands.Select(c => $"{c.Command} {c.Took.TotalSeconds:0.0}"))}, together {all.TotalSeconds:0.0}   load {Machine.Load()}");
        return all;
    }

    private static double Seconds(IEnumerable<TimelineEntry> entries) => entries.Sum(t => ((t.EndedAt ?? t.StartedAt) - t.StartedAt).TotalSeconds);
}
