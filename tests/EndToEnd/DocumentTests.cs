using Delightful.Cli.Tests.Documents;
using Delightful.Core.Deployments;

namespace Delightful.EndToEnd;

/// <summary>What the documents tell people to type, typed word for word by somebody with a local cloud.</summary>
public sealed class DocumentTests(ChainFixture chain)
{
    private const string Service = "web-app";

    /// <summary>It tells the whole story of a service, which the others take for known.</summary>
    private const string First = "docs/handover.md";

    /// <summary>What runs the tests and the benchmarks cannot be run by a test; builds and the examples have tests of their own.</summary>
    private static readonly string[] NotTyped = ["./test", "./demo", "dotnet"];

    private static readonly IReadOnlyList<CodeBlock> Scripts =
    [
        .. Document.All.Values.SelectMany(page => page.Blocks)
            .Where(block => block.IsScript && (block.Need is null || block.Need.Split(':')[0].Contains("the local cloud", StringComparison.Ordinal)))
            .Where(block => !block.Commands.Any(words => NotTyped.Contains(words[0])))
            .OrderBy(block => block.Page == First ? 0 : 1).ThenBy(block => block.Page, StringComparer.Ordinal).ThenBy(block => block.Line),
    ];

    [Fact]
    public async Task Every_script_that_one_machine_can_run_ends_as_its_reader_is_told()
    {
        var reader = new ReadersClone(chain);
        await reader.MakeAsync();

        Scripts.Count.ShouldBeGreaterThan(15);
        var ended = new List<string>();
        foreach (var script in Scripts)
        {
            if (NeedsADeployment(script))
                await BeginOneAsync($"for-line-{script.Line}");
            ended.AddRange(await reader.TypeAsync(script));
            await SettleAsync(script);
        }
        ended.ShouldBeEmpty();
    }

    /// <summary>Nothing is to be followed or given up when nothing runs.</summary>
    private static bool NeedsADeployment(CodeBlock script) =>
        !script.Text.Contains(" push ", StringComparison.Ordinal)
        && script.Commands.Any(words => words is ["./delightful", "unlock", ..] || (words is ["./delightful", "watch", ..] && !words.Contains("--tag")));

    private async Task BeginOneAsync(string tag)
    {
        await chain.PushAsync(Service, tag);
        await chain.FindAsync(Service, deployment => deployment.Request.Tag == tag && deployment.Stage is not Stage.Waiting && !deployment.IsOver, $"{tag} to begin");
    }

    /// <summary>What was asked for at the end of a script is not to meet what the next one asks for.</summary>
    private async Task SettleAsync(CodeBlock script)
    {
        if (!script.Commands.Any(words => words is ["aws", "events", ..] or ["./delightful", "rollback" or "unlock" or "hold" or "local", ..]))
            return;
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        await chain.QuietAsync(Service);
    }
}
