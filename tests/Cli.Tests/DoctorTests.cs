using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Delightful.Cli.Tests;

public sealed class DoctorTests : IDisposable
{
    readonly string tools = Directory.CreateTempSubdirectory("delightful-doctor-").FullName;

    [Fact]
    public async Task A_machine_with_everything_is_well()
    {
        Install("dotnet", "10.0.401");
        Install("terraform", "Terraform v1.11.4");
        Install("python3", "Python 3.12.1");
        Install("aws", "aws-cli/1.45.11 Python/3.12.1");
        Install("curl", "curl 8.5.0 (x86_64-pc-linux-gnu)");
        Install("jq", "jq-1.7");
        Install("setsid", "");

        var ran = await DoctorAsync();

        ran.ExitCode.ShouldBe(0, ran.Output + ran.Error);
        ran.Output.ShouldContain("1.11.4");
    }

    [Fact]
    public async Task Every_missing_tool_comes_with_what_to_do()
    {
        Install("dotnet", "8.0.100");
        Install("terraform", "Terraform v1.9.8");

        var ran = await DoctorAsync("--json");

        ran.ExitCode.ShouldBe(1);
        ((string?)JsonNode.Parse(ran.Error)!["error"]!["code"]).ShouldBe("CLI-401");
        var failed = JsonNode.Parse(ran.Output)!["checks"]!.AsArray().Where(check => (string?)check!["health"] == "failed").ToList();
        failed.Select(check => (string?)check!["name"]).ShouldBe([".NET SDK", "Terraform", "Python", "moto", "SAM translator", "AWS CLI", "curl", "jq", "setsid"]);
        failed.ShouldAllBe(check => !string.IsNullOrEmpty((string?)check!["remedy"]));
        ((string?)failed[1]!["found"]).ShouldBe("1.9.8 is older than 1.11");
    }

    public void Dispose() => Directory.Delete(tools, recursive: true);

    Task<Ran> DoctorAsync(params string[] options) => Shell.RunAsync(["doctor", .. options], variables: new() { ["PATH"] = tools });

    void Install(string name, string answer)
    {
        var file = Path.Combine(tools, name);
        File.WriteAllText(file, $"#!/bin/sh\necho '{answer}'\n");
        Process.Start("chmod", ["+x", file]).WaitForExit();
    }
}
