using System.Security.Cryptography;
using System.Text;
using Delightful.Core.Slots;
using Delightful.Core.Tests.Slots.Simulation;

namespace Delightful.Core.Tests.Replays;

public class RulesTests
{
    /// <summary>What the rules of each number make of the first scenarios of the simulation.</summary>
    private static readonly Dictionary<int, string> _made = new()
    {
        [1] = "adf3702ebc413baa",
    };

    [Fact]
    public void Rules_that_decide_or_write_otherwise_have_another_number()
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var seed in Enumerable.Range(1, 100))
            Run.Of(Scenario.Of(seed), slot => all.AppendData(Encoding.UTF8.GetBytes(SlotDocument.Of(slot).Text)));

        Convert.ToHexStringLower(all.GetHashAndReset())[..16].ShouldBe(
            _made.GetValueOrDefault(SlotDecider.Rules), "the rules changed: raise SlotDecider.Rules, and write down here what they make now");
    }
}
