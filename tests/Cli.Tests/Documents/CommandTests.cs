using System.CommandLine;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Delightful.Cli.Io;

namespace Delightful.Cli.Tests.Documents;

/// <summary>What the documents tell people to type.</summary>
public sealed partial class CommandTests
{
    static readonly string[] Kinds = ["sh", "text", "hcl", "json", "yaml", "diff", "markdown"];

    /// <summary>Folders of the repository: a word that begins with one is a path in it.</summary>
    static readonly string[] Folders =
        [".ci", ".github", "cli", "docs", "events", "examples", "functions", "infrastructure", "local", "model", "packages", "simulation", "tests"];

    static readonly RootCommand Root = CommandLine.Root(
        new CliContext(new Terminal(TextWriter.Null, TextWriter.Null, IsRedirected: true, HasColour: false, 80), _ => null, Document.Root, TimeProvider.System));

    static readonly List<CodeBlock> Scripts = [.. Document.All.Values.SelectMany(page => page.Blocks).Where(block => block.IsScript)];

    [Fact]
    public void Every_block_says_what_it_holds() =>
        Document.All.Values.SelectMany(page => page.Blocks).Where(block => !Kinds.Contains(block.Kind)).Select(block => block.Where).ShouldBeEmpty();

    [Fact]
    public void Every_command_line_of_a_script_is_one_that_the_program_takes()
    {
        var written = Scripts.SelectMany(script => script.Commands.Where(IsOurs).Select(words => (script.Where, Words: words))).ToList();

        written.Count.ShouldBeGreaterThan(50);
        foreach (var (where, words) in written)
            Parse(words).Errors.Select(error => error.Message).ShouldBeEmpty($"{where}: {string.Join(' ', words)}");
    }

    /// <summary>Of the others the ends are tested with the clouds that they need.</summary>
    [Fact]
    public async Task Every_command_line_that_needs_no_cloud_ends_well()
    {
        var lines = Document.All.Values.SelectMany(page => page.Code).Concat(Scripts.Select(script => script.Text)).SelectMany(text => ShellCommands.Of(text))
            .Where(words => IsOurs(words) && words is [_, "analyze" or "simulate", ..] && words.Skip(1).Any(word => PathIn(word) is not null))
            .DistinctBy(words => string.Join(' ', words)).ToList();

        lines.Count.ShouldBeGreaterThan(3);
        foreach (var words in lines)
        {
            var ran = await Shell.RunAsync([.. words.Skip(1).Select(word => PathIn(word) is { } path ? Path.Combine(Document.Root, path) : word)]);
            ran.ExitCode.ShouldBe(0, $"{string.Join(' ', words)}: {ran.Error}");
        }
    }

    [Fact]
    public void Every_command_that_a_sentence_names_is_one_that_there_is_with_those_options()
    {
        var named = Document.All.Values.SelectMany(page => page.Code.SelectMany(code => ShellCommands.Of(code)).Where(IsOurs).Select(words => (page.Name, Words: words)))
            .Where(one => one.Words.Count > 1).ToList();

        named.Count.ShouldBeGreaterThan(30);
        foreach (var (page, words) in named)
            Parse(words).UnmatchedTokens.ShouldBeEmpty($"{page}: {string.Join(' ', words)}");
    }

    [Fact]
    public void The_table_of_commands_has_every_command_once_with_options_that_there_are()
    {
        var rows = Row().Matches(Document.All["docs/cli.md"].Prose).Select(row => Grammar().Replace(row.Groups[1].Value, "")).ToList();
        var parsed = rows.Select(row => Parse(ShellCommands.Of($"delightful {row}")[0])).ToList();

        parsed.SelectMany(row => row.UnmatchedTokens).ShouldBeEmpty();
        parsed.Select(row => row.CommandResult.Command.Name).ShouldBe(Names(Root), ignoreOrder: true);
    }

    /// <summary>What needs an account, or somebody else's program, cannot be tried by who only reads along.</summary>
    [Fact]
    public void A_script_that_one_machine_cannot_run_says_what_it_needs_and_why()
    {
        foreach (var script in Scripts)
        {
            if (script.Need is { } need)
                Need().IsMatch(need).ShouldBeTrue($"{script.Where}: '{need}' does not say what is needed, and after a colon why");
            else
                script.Commands.Select(words => words[0]).Where(program => !RunsHere(program, script)).ShouldBeEmpty($"{script.Where}: begin it with '# needs AWS: ' and why");
        }
    }

    [Fact]
    public void Every_file_of_the_repository_that_a_script_names_is_there()
    {
        var named = Scripts.SelectMany(script => script.Commands.SelectMany(words => words).Select(PathIn).OfType<string>().Select(path => (script.Where, Path: path))).ToList();

        named.Count.ShouldBeGreaterThan(30);
        foreach (var (where, path) in named)
            Path.Exists(Path.Combine(Document.Root, path)).ShouldBeTrue($"{where}: {path}");
    }

    [Fact]
    public async Task Every_script_is_one_that_bash_can_read()
    {
        Scripts.Count.ShouldBeGreaterThan(30);
        foreach (var script in Scripts)
            (await FaultsAsync(script.Text)).ShouldBeEmpty(script.Where);
    }

    [Theory]
    [InlineData("./delightful rollback web-app --enviroment dev --reason x")]
    [InlineData("delightful rollback web-app --env dev")]
    [InlineData("delightful roll-back web-app --env dev --reason x")]
    [InlineData("delightful history --outcome broken")]
    public void A_command_line_with_a_mistake_is_found(string script) => Parse(ShellCommands.Of(script)[0]).Errors.ShouldNotBeEmpty();

    [Fact]
    public void Commands_are_read_as_a_shell_reads_them() =>
        ShellCommands.Of("A=1 aws s3 cp x \\\n  'y z' # no\nid=$(jq -r \"a b\" f) && ./test fast | tee log").Select(words => string.Join('/', words))
            .ShouldBe(["aws/s3/cp/x/y z", "jq/-r/a b/f", "./test/fast", "tee/log"]);

    static bool IsOurs(IReadOnlyList<string> words) => words[0] is "./delightful" or "delightful";

    static ParseResult Parse(IReadOnlyList<string> words)
    {
        List<string> arguments = [.. words.Skip(1).Select(Example)];
        return Root.Parse(arguments);
    }

    /// <summary>What a reader would write in place of a name in capitals or of a variable.</summary>
    static string Example(string word) => word == "N" ? "1" : Placeholder().IsMatch(word) ? "dev" : word;

    /// <summary>The names of the commands that do something, below this one.</summary>
    static IEnumerable<string> Names(Command command) =>
        command.Subcommands.Count == 0 ? [command.Name] : command.Subcommands.SelectMany(below => Names(below));

    static bool RunsHere(string program, CodeBlock script) =>
        program is "delightful" or "dotnet" or "curl" or "export"
        || program.StartsWith("./", StringComparison.Ordinal)
        || program == "aws" && script.Text.Contains("AWS_ENDPOINT_URL=http://127.0.0.1:", StringComparison.Ordinal);

    /// <summary>The path in a word such as <c>./test</c>, <c>-chdir=infrastructure/bootstrap</c> or <c>file://events/x.json</c>.</summary>
    static string? PathIn(string word)
    {
        var path = word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..].Replace("file://", "", StringComparison.Ordinal);
        var isHere = path.StartsWith("./", StringComparison.Ordinal) || path.Split('/') is [var first, _, ..] && Folders.Contains(first);
        return isHere && !path.Contains('*', StringComparison.Ordinal) && !path.Contains('$', StringComparison.Ordinal) ? path : null;
    }

    static async Task<string> FaultsAsync(string script)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-n"]) { RedirectStandardInput = true, RedirectStandardError = true })!;
        await bash.StandardInput.WriteAsync(script);
        bash.StandardInput.Close();
        var faults = await bash.StandardError.ReadToEndAsync();
        await bash.WaitForExitAsync();
        return faults;
    }

    [GeneratedRegex("^# needs [^:]{2,60}: .{15,}$")]
    private static partial Regex Need();

    [GeneratedRegex(@"\A(?:[A-Z]+|\$\w+|\.\.\.)\z")]
    private static partial Regex Placeholder();

    /// <summary>What marks a part of a command line as optional, or as one of several.</summary>
    [GeneratedRegex(@"[\[\]\\|]")]
    private static partial Regex Grammar();

    [GeneratedRegex(@"^\| `([a-z][^`]*)`.* \| .* \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
