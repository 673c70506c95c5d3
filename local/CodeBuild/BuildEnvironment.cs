using System.Globalization;

namespace Delightful.Local.CodeBuild;

/// <summary>The environment of a build: what CodeBuild sets, the buildspec's variables, over them the project's and the caller's.</summary>
static class BuildEnvironment
{
    public static Dictionary<string, string> Of(LocalCloudOptions options, Build build, Buildspec buildspec, string home, string source)
    {
        var environment = new Dictionary<string, string>(options.AwsEnvironment())
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/local/bin:/usr/bin:/bin",
            ["HOME"] = home,
            ["TMPDIR"] = home,
            ["LANG"] = "C.UTF-8",
            ["CI"] = "true",
            ["CODEBUILD_BUILD_ID"] = build.Id,
            ["CODEBUILD_BUILD_ARN"] = build.Arn,
            ["CODEBUILD_BUILD_NUMBER"] = build.Number.ToString(CultureInfo.InvariantCulture),
            ["CODEBUILD_BUILD_SUCCEEDING"] = "1",
            ["CODEBUILD_INITIATOR"] = "delightful",
            ["CODEBUILD_LOG_PATH"] = build.Uuid,
            ["CODEBUILD_SRC_DIR"] = source,
            ["CODEBUILD_START_TIME"] = build.Started.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        };
        if (options.TerraformCliConfig is { } terraform)
            environment["TF_CLI_CONFIG_FILE"] = terraform;
        foreach (var (name, value) in buildspec.Variables)
            environment[name] = value;
        foreach (var (name, value, type) in build.Variables)
            environment[name] = type is "PLAINTEXT"
                ? value
                : throw new PhaseException(BuildStatus.ClientError, "CLIENT_ERROR", $"{name}: variables of type {type} are not supported here");
        return environment;
    }
}
