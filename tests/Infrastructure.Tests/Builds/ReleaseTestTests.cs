using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using Delightful.Local.Gateway;

namespace Delightful.Infrastructure.Tests.Builds;

/// <summary>The build that runs a repository's own tests, with a k6 that only says what it measured.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class ReleaseTestTests(CheckedAccount account) : IClassFixture<CheckedAccount>
{
    [Fact]
    public async Task A_command_that_ends_well_has_passed_and_sees_where_to_test_what()
    {
        var (code, results, error) = await TestAsync("good", """[[ $(cat word) == xyzzy && $SERVICE_URL == http://127.0.0.1:1 && $IMAGE_TAG == v1 ]]""", load: null, k6: null);
        code.ShouldBe(0, error);
        results.ShouldBe("INTEGRATION=passed");
    }

    [Fact]
    public async Task A_command_that_ends_badly_has_failed()
    {
        var (code, results, _) = await TestAsync("bad", "exit 7", load: null, k6: null);
        code.ShouldNotBe(0);
        results.ShouldBe("INTEGRATION=failed: exit code 7");
    }

    [Theory]
    [InlineData(112.4, 0.002, 0, "passed: p95 112 ms, 0.2 % errors")]
    [InlineData(612.4, 0, 0, "failed: p95 612 ms, 0 % errors; less than 500 ms and 10 % are asked for")]
    [InlineData(12, 0.25, 99, "failed: p95 12 ms, 25 % errors; less than 500 ms and 10 % are asked for")]
    [InlineData(12, 0, 99, "failed: p95 12 ms, 0 % errors; a threshold of the script was crossed")]
    [InlineData(12, 0, 107, "failed: exit code 107")]
    public async Task What_k6_measured_is_held_against_the_baseline(double p95, double errors, int exit, string result)
    {
        var summary = new JsonObject
        {
            ["metrics"] = new JsonObject { ["http_req_duration"] = new JsonObject { ["p(95)"] = p95 }, ["http_req_failed"] = new JsonObject { ["value"] = errors } },
        };
        var (code, results, error) = await TestAsync($"load-{p95}-{errors}-{exit}", command: null, "load/baseline.js", $"""
            while [ "$1" != --summary-export ]; do shift; done
            echo '{summary.ToJsonString()}' >"$2"
            exit {exit}
            """);
        (code == 0).ShouldBe(result.StartsWith("passed", StringComparison.Ordinal), error);
        results.ShouldBe($"LOAD={result}");
    }

    [Fact]
    public async Task Without_k6_the_load_test_did_not_run()
    {
        var (code, results, error) = await TestAsync("absent", command: null, "load/baseline.js", k6: null);
        code.ShouldBe(0, error);
        results.ShouldBe("LOAD=did not run: there is no k6 in the image of the build");
    }

    [Theory]
    [InlineData("../secrets.js")]
    [InlineData("/etc/passwd")]
    [InlineData("a b.js")]
    public async Task A_script_outside_of_the_repository_is_refused(string load)
    {
        var (code, results, _) = await TestAsync($"outside-{load.Length}", command: null, load, k6: null);
        code.ShouldNotBe(0);
        results.ShouldBe("FAILURE=invalid-request: LOAD_SCRIPT is not a path in the repository");
    }

    /// <summary>Runs the build's script in a folder of its own; the results are NAME=VALUE, a line each.</summary>
    private async Task<(int Code, string Results, string Error)> TestAsync(string name, string? command, string? load, string? k6)
    {
        using (var file = File.Create(Path.Combine(account.Folder, $"{name}.zip")))
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
            foreach (var (path, text) in new[] { ("word", "xyzzy"), ("load/baseline.js", "export default function () {}") })
            {
                using var writer = new StreamWriter(zip.CreateEntry(path).Open());
                writer.Write(text);
            }
        var tools = Directory.CreateDirectory(Path.Combine(account.Folder, $"{name}-tools")).FullName;
        if (k6 is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(tools, "k6"), $"#!/bin/sh\n{k6}\n");
            File.SetUnixFileMode(Path.Combine(tools, "k6"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        var asked = (command is null ? "" : $"export TEST_COMMAND={Quoted(command)}; ") + (load is null ? "" : $"export LOAD_SCRIPT={Quoted(load)}; ");
        using var source = new HttpListener();
        var address = $"http://127.0.0.1:{FreePort.Take()}/";
        source.Prefixes.Add(address);
        source.Start();
        var served = ServeAsync(source, $"/source/{name}.zip", await File.ReadAllBytesAsync(Path.Combine(account.Folder, $"{name}.zip")));
        var (code, _, error) = await account.CallAsync($"""
            mkdir "$FOLDER/{name}"; cp -r buildspecs "$FOLDER/{name}/"; cd "$FOLDER/{name}"
            export STATE_BUCKET=states LOCK_TABLE=locks DELIGHTFUL_DEPLOYMENT=1 SERVICE=web-app ENVIRONMENT=dev IMAGE_TAG=v1
            export SOURCE_URL="{address}source/{name}.zip?X-Amz-Expires=7200&X-Amz-Signature=0a" SERVICE_URL=http://127.0.0.1:1 PATH="{tools}:$PATH"
            {asked}
            bash buildspecs/test.sh
            """);
        source.Close();
        await served;
        var (_, results, _) = await account.CallAsync($"""cd "$FOLDER/{name}/results"; for file in *; do printf '%s=%s\n' "$file" "$(<"$file")"; done""");
        return (code, results.Trim(), error);
    }

    /// <summary>A bucket that knows one signed address.</summary>
    private static async Task ServeAsync(HttpListener source, string path, byte[] bundle)
    {
        while (true)
        {
            try
            {
                var call = await source.GetContextAsync();
                var isSigned = call.Request.Url!.AbsolutePath == path && call.Request.QueryString["X-Amz-Signature"] == "0a" && call.Request.Headers["Authorization"] is null;
                call.Response.StatusCode = isSigned ? 200 : 403;
                call.Response.Close(isSigned ? bundle : [], willBlock: false);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static string Quoted(string value) => "'" + value.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
