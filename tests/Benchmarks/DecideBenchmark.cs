using System.Text.Json;
using Delightful.Core;
using Delightful.Core.Slots;

namespace Delightful.Benchmarks;

/// <summary>How fast the rules are: whole chains in an empty slot and in one with a history, and one such slot as JSON.</summary>
internal static class DecideBenchmark
{
    public static Task RunAsync()
    {
        var empty = Slot.Empty(new SlotKey("web-app", "prod"));
        var old = Enumerable.Range(1, 20).Aggregate(empty, (slot, number) => Chain.Deploy(slot, number).Slot);
        var written = JsonSerializer.SerializeToUtf8Bytes(old, CoreJson.Default.Slot);
        Machine.Print();
        new Rounds("operations")
            .Add("decide, first deployment", () => Chain.Deploy(empty, 1).Decisions)
            .Add("decide, slot with 20 releases", () => Chain.Deploy(old, 21).Decisions)
            .Add("check the invariants", () => SlotInvariants.Broken(old).Any() ? throw new InvalidOperationException("broken") : 1)
            .Add($"write {written.Length:N0} bytes of JSON", () => JsonSerializer.SerializeToUtf8Bytes(old, CoreJson.Default.Slot).Length > 0 ? 1 : 0)
            .Add($"read {written.Length:N0} bytes of JSON", () => JsonSerializer.Deserialize(written, CoreJson.Default.Slot) is null ? 0 : 1)
            .Print(turns: 9, each: TimeSpan.FromSeconds(0.5));
        Console.WriteLine($"one chain is {Chain.Deploy(empty, 1).Decisions} decisions, about a third of them duplicates that change nothing");
        return Task.CompletedTask;
    }
}
