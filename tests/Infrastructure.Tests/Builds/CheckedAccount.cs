using System.Diagnostics;
using System.Text.Json.Nodes;
using Delightful.Infrastructure.Tests.Template;
using Delightful.Local.Gateway;

namespace Delightful.Infrastructure.Tests.Builds;

/// <summary>A moto_server that checks every signature as AWS does, with one role that may do everything.</summary>
public sealed class CheckedAccount : IAsyncLifetime
{
    private const string Anything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}""";
    private const string Key = "AttributeName=pk,AttributeType=S AttributeName=sk,AttributeType=S --key-schema AttributeName=pk,KeyType=HASH AttributeName=sk,KeyType=RANGE";

    /// <summary>Before the first call that moto checks.</summary>
    private static readonly string[] _setUp =
    [
        "aws s3 mb s3://artifacts",
        $"aws dynamodb create-table --table-name registry --billing-mode PAY_PER_REQUEST --attribute-definitions {Key}",
        """aws dynamodb put-item --table-name registry --item '{"pk":{"S":"SLOT#web-app/dev"},"sk":{"S":"SLOT"},"fence":{"N":"7"},"applyBuild":{"S":"delightful-apply:1"}}'""",
        """aws dynamodb put-item --table-name registry --item '{"pk":{"S":"SLOT#unheard/dev"},"sk":{"S":"SLOT"},"fence":{"N":"7"}}'""",
        $"aws iam create-role --role-name build --assume-role-policy-document '{Trust}'",
        $"aws iam put-role-policy --role-name build --policy-name anything --policy-document '{Anything}'",
        "aws sts assume-role --role-arn arn:aws:iam::123456789012:role/build --role-session-name build",
    ];

    private readonly Process _moto = new();

    /// <summary>A folder for the files of the tests.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("delightful-builds-").FullName;

    /// <summary>The role's temporary credentials, as the container credentials endpoint answers.</summary>
    public JsonObject Credentials { get; private set; } = null!;

    private string Url { get; } = $"http://127.0.0.1:{FreePort.Take()}";

    public async ValueTask InitializeAsync()
    {
        _moto.StartInfo = new ProcessStartInfo("sh", ["-c", "exec moto_server -H 127.0.0.1 -p \"$0\" >\"$1\" 2>&1", new Uri(Url).Port.ToString(), Path.Combine(Folder, "moto.log")]);
        _moto.StartInfo.Environment["INITIAL_NO_AUTH_ACTION_COUNT"] = _setUp.Length.ToString();
        _moto.Start();
        var ready = await RunAsync($"curl --silent --retry 60 --retry-delay 1 --retry-connrefused {Url}/moto-api/ >/dev/null; " + string.Join(" >/dev/null; ", _setUp), null);
        ready.Code.ShouldBe(0, ready.Error);
        var assumed = JsonNode.Parse(ready.Output)!["Credentials"]!;
        Credentials = new JsonObject
        {
            ["AccessKeyId"] = (string?)assumed["AccessKeyId"],
            ["SecretAccessKey"] = (string?)assumed["SecretAccessKey"],
            ["Token"] = (string?)assumed["SessionToken"],
        };
    }

    /// <summary>Runs a script after the builds' own calls are loaded, as the role unless other credentials are given.</summary>
    public Task<(int Code, string Output, string Error)> CallAsync(string script, JsonObject? credentials = null) =>
        RunAsync($"set -euo pipefail; . buildspecs/aws.sh; . buildspecs/turn.sh; {script}", credentials ?? Credentials);

    public async ValueTask DisposeAsync()
    {
        _moto.Kill(entireProcessTree: true);
        await _moto.WaitForExitAsync();
        _moto.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(string script, JsonObject? credentials)
    {
        var start = new ProcessStartInfo("bash", ["-c", script])
        {
            WorkingDirectory = Path.Combine(SamTemplate.RepositoryRoot, "infrastructure"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in new Dictionary<string, string?>
        {
            ["AWS_ENDPOINT_URL"] = Url,
            ["AWS_REGION"] = "us-east-1",
            ["AWS_DEFAULT_REGION"] = "us-east-1",
            ["AWS_ACCESS_KEY_ID"] = (string?)credentials?["AccessKeyId"] ?? "setup",
            ["AWS_SECRET_ACCESS_KEY"] = (string?)credentials?["SecretAccessKey"] ?? "setup",
            ["AWS_SESSION_TOKEN"] = (string?)credentials?["Token"],
            ["ARTIFACT_BUCKET"] = "artifacts",
            ["REGISTRY_TABLE"] = "registry",
            ["DELIGHTFUL_SLOT"] = "web-app/dev",
            ["FOLDER"] = Folder,
        })
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
