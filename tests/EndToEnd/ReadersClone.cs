using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Delightful.Cli.Local;
using Delightful.Cli.Tests.Documents;
using Delightful.Local;

namespace Delightful.EndToEnd;

/// <summary>
/// A clone of the repository as somebody has it who follows the documents: with a program that is built, a local cloud that runs from it, and
/// their own repositories beside it. The cloud is the one of these tests; the process that stands for it only sleeps, so that it can be stopped.
/// </summary>
internal sealed partial class ReadersClone(ChainFixture chain)
{
    private const string Up = "./delightful local up --detach";

    private readonly string _folder = Path.Combine(chain.Cloud.Options.StateDirectory, "reader", "clone");

    private string Beside => Path.GetDirectoryName(_folder)!;

    /// <summary>Copies what is no result of a build. Files are linked: nothing is written to them.</summary>
    public Task MakeAsync() => Shell.RunAsync("bash", ["-euc", """
        mkdir -p "$CLONE/cli/bin/Release" "$CLONE/.delightful/built" "$CLONE/.delightful/local" "$CLONE/../bin"
        find . \( -name bin -o -name obj -o -name .git -o -name .delightful -o -name .terraform -o -name node_modules \) -prune -o -type f -print0 |
          xargs -0 cp --parents -l -t "$CLONE"
        cp -rl "$PROGRAM" "$CLONE/cli/bin/Release/net10.0"
        touch "$CLONE/.delightful/built/cli"
        ln -s "$(command -v true)" "$CLONE/../bin/xdg-open"
        """], new Dictionary<string, string> { ["CLONE"] = _folder, ["PROGRAM"] = AppContext.BaseDirectory.TrimEnd('/') }, ChainFixture.Root);

    /// <summary>
    /// Types a script, line by line, and returns the lines that ended otherwise than a reader is told. In place of starting a local cloud there is one;
    /// what serves until it is stopped is stopped with Ctrl+C after a while.
    /// </summary>
    public async Task<IReadOnlyList<string>> TypeAsync(CodeBlock script)
    {
        await RepositoriesAsync();
        using var cloud = Process.Start(new ProcessStartInfo("sleep", ["600"]))!;
        State(cloud).Write(Path.Combine(_folder, ".delightful", "local"));
        try
        {
            var typed = Lines(script.Text).Where(line => line != Up).ToList();
            var ends = Path.Combine(Beside, "ends");
            File.Delete(ends);
            var output = await BashAsync(string.Join('\n', typed.Select((line, at) => $"{Served().Replace(Placeholders(line), "timeout --preserve-status --signal=INT 20 $0")}\necho \"$?\" >>'{ends}'; echo '--- {at}'")), script);
            var codes = File.Exists(ends) ? await File.ReadAllLinesAsync(ends) : [];
            return [.. typed.Select((line, at) => (line, Code: at < codes.Length ? codes[at] : "never run")).Where(one => one.Code != Expected(one.line, typed)).Select(one => $"{script.Where}: {one.line}: {one.Code}\n{output}")];
        }
        finally
        {
            if (!cloud.HasExited)
                cloud.Kill();
            await cloud.WaitForExitAsync();
        }
    }

    /// <summary>To watch an image that is not well ends with 1, as docs/cli.md says; all else ends well.</summary>
    private static string Expected(string line, IEnumerable<string> typed) =>
        line.Contains(" watch ", StringComparison.Ordinal) && Tag().Match(line) is { Success: true } watched
        && typed.Any(other => other.Contains("--as unhealthy", StringComparison.Ordinal) && Tag().Match(other).Value == watched.Value) ? "1" : "0";

    private string Placeholders(string line) => line
        .Replace("OWNER/NAME@COMMIT", "example/delightful@0123456789abcdef0123456789abcdef01234567", StringComparison.Ordinal)
        .Replace("http://127.0.0.1:4566", chain.Cloud.Endpoint.ToString().TrimEnd('/'), StringComparison.Ordinal);

    private async Task<string> BashAsync(string typed, CodeBlock script)
    {
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-c", $"exec 2>&1\n{typed}"]) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardInput = true };
        start.Environment["PATH"] = $"{Path.Combine(Beside, "bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        if (script.Need?.Contains("AWS_ENDPOINT_URL", StringComparison.Ordinal) == true)
            foreach (var (name, value) in chain.Cloud.Options.AwsEnvironment())
                start.Environment[name] = value;
        using var bash = Process.Start(start)!;
        bash.StandardInput.Close();
        var output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        return output;
    }

    /// <summary>What a reader has beside the clone: repositories that are to be brought to the pipeline, one of them without a declaration.</summary>
    private Task RepositoriesAsync() => Shell.RunAsync("bash", ["-euc", """
        rm -rf web-app shop
        cp -r clone/examples/web-app web-app
        cp -r clone/examples/microservices shop
        rm web-app/.delightful.yaml
        printf 'test:\n\tdotnet build\n' >web-app/Makefile
        """], new Dictionary<string, string>(), Beside);

    private LocalState State(Process cloud)
    {
        var service = chain.Services["web-app"];
        return new LocalState(cloud.Id, LocalState.StartOf(cloud), chain.Cloud.Endpoint.ToString().TrimEnd('/'), chain.Cloud.Options.Speed, chain.Cloud.Options.StateDirectory,
        [
            new LocalServiceState(service.Name, service.Url.ToString().TrimEnd('/'), string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{service.TestListenerPort}"), service.SourceRepository, Path.Combine(_folder, "examples", "web-app")),
        ]);
    }

    /// <summary>Commands as they are typed: without what only explains, and continued ones whole.</summary>
    private static IEnumerable<string> Lines(string script) => script.Replace("\\\n", "", StringComparison.Ordinal).Split('\n')
        .Select(line => Comment().Replace(line, "").Trim()).Where(line => line.Length > 0);

    [GeneratedRegex("(?:^|\\s)#\\s.*$")]
    private static partial Regex Comment();

    [GeneratedRegex("--tag \\S+")]
    private static partial Regex Tag();

    [GeneratedRegex(@"^\./delightful dashboard\b")]
    private static partial Regex Served();
}
