using System.Diagnostics;
using Delightful.Cli.Local;

namespace Delightful.Cli.Tests;

/// <summary>What the command line does not let anybody do to who uses it.</summary>
public class AbuseTests
{
    private static readonly string[] Telling = ["token", "secret", "password", "credential", "access-key", "endpoint"];

    [Theory]
    [InlineData("http://attacker.example")]
    [InlineData("http://127.0.0.1.attacker.example:4566")]
    [InlineData("ftp://attacker.example")]
    [InlineData("not an address")]
    public async Task Nothing_is_sent_to_an_address_that_is_neither_https_nor_on_this_machine(string endpoint)
    {
        var ran = await Shell.RunAsync(["status"], variables: new() { ["AWS_ENDPOINT_URL"] = endpoint });

        ran.ExitCode.ShouldNotBe(0);
        ran.Error.ShouldContain("CLI-105");
        ran.Output.ShouldBeEmpty();
    }

    /// <summary>A secret in an argument stands in the list of processes and in the history of the shell.</summary>
    [Fact]
    public async Task No_command_takes_a_secret_or_an_address_as_an_argument()
    {
        var root = await Shell.RunAsync(["--help"]);
        var commands = root.Output.Split("Commands:")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal) && char.IsAsciiLetterLower(line[2])).Select(line => line.Trim().Split(' ')[0]).ToList();

        commands.Count.ShouldBeGreaterThan(10);
        foreach (var command in commands)
        {
            var help = await Shell.RunAsync([command, "--help"]);
            foreach (var word in Telling)
                help.Output.ShouldNotContain($"--{word}", Case.Insensitive, $"{command} takes {word}");
        }
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void What_is_remembered_of_a_local_cloud_is_read_by_its_owner_only()
    {
        var folder = Directory.CreateTempSubdirectory("abuse-tests-").FullName;
        using var self = Process.GetCurrentProcess();

        new LocalState(self.Id, LocalState.StartOf(self), "http://127.0.0.1:1", 1, folder, []).Write(folder);

        File.GetUnixFileMode(Path.Combine(folder, "cloud.json")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        LocalState.Read(folder).ShouldNotBeNull();
        Directory.Delete(folder, recursive: true);
    }
}
