using Delightful.Infrastructure.Tests.Template;

namespace Delightful.Infrastructure.Tests.Workflows;

/// <summary>
/// actionlint over the workflows. It is installed when it is not there, held to one version by its hash; where it cannot be
/// had these tests fail and say so, so that nobody takes an unlinted workflow for a linted one.
/// </summary>
public sealed class LintTests
{
    static readonly string Linter = Path.Combine(SamTemplate.RepositoryRoot, "tests/Infrastructure.Tests/Workflows/actionlint.sh");

    [Fact]
    public async Task Every_workflow_is_clean_for_actionlint()
    {
        var (code, output) = await SamTemplate.Run(Linter, [.. Directory.EnumerateFiles(Workflow.Folder)]);

        output.ShouldBeEmpty();
        code.ShouldBe(0);
    }

    [Fact]
    public async Task The_linter_finds_what_is_wrong()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("lint-").FullName, "wrong.yml");
        await File.WriteAllTextAsync(file, "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ github.event.issue.title }}\n");

        var (code, output) = await SamTemplate.Run(Linter, file);

        code.ShouldBe(1);
        output.ShouldContain("wrong.yml:6:");
        output.ShouldContain("potentially untrusted");
    }
}
